package org.readingroom.ui.internal.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which files of a folder are a case's, and a digest of their names, sizes and times: it changes when one of them does. */
final class CaseStamps {
    private static final int DEEPEST = 5;

    private final Map<String, String> files = new TreeMap<>();

    private CaseStamps() {}

    /**
     * Lists a dataset's folder.
     *
     * @throws UncheckedIOException where it cannot be read
     */
    static CaseStamps of(Path folder) {
        CaseStamps stamps = new CaseStamps();
        try (Stream<Path> all = Files.find(folder, DEEPEST, (p, a) -> a.isRegularFile())) {
            for (Path file : (Iterable<Path>) all::iterator) {
                BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.files.put(
                        file.toAbsolutePath().toString(),
                        a.size() + " " + a.lastModifiedTime().toMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stamps;
    }

    /** None: every case's stamp is empty. */
    static CaseStamps none() {
        return new CaseStamps();
    }

    /** The digest of the files with the case's id in their path; empty where there is none. */
    String of(String caseId) {
        StringBuilder text = new StringBuilder();
        files.forEach((path, stamp) -> {
            if (path.contains(caseId)) {
                text.append(path).append(' ').append(stamp).append('\n');
            }
        });
        return text.isEmpty() ? "" : digest(text.toString());
    }

    private static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
