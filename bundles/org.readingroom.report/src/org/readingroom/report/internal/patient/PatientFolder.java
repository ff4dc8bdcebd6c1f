package org.readingroom.report.internal.patient;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where the pages of a run stand: their inner parts in {@code report-figures/patients}, whole in {@code report/patients}.
 *
 * @param run the run's folder
 */
public record PatientFolder(Path run) {
    /** What a page's head, scores and styles take of its share, at most, in bytes. */
    public static final long HEAD = 24_000;

    /** Where pages lie under the report's folder. */
    public static final String PAGES = "patients";

    /** The inner part of a case's page. */
    public Path part(String caseId) {
        return run.resolve("report-figures").resolve(PAGES).resolve(fileName(caseId));
    }

    /** The page's file name: the case's id where every file system takes it, else what is left of it and its digest. */
    public static String fileName(String caseId) {
        boolean plain = caseId.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") && !caseId.endsWith(".");
        return (plain
                        ? caseId
                        : caseId.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^(.{0,60}).*$", "$1") + "-"
                                + digest(caseId))
                + ".html";
    }

    private static String digest(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "case-" + HexFormat.of().formatHex(all, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
