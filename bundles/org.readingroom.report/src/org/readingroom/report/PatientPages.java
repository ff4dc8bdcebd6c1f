package org.readingroom.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.patient.PageBody;
import org.readingroom.report.internal.patient.PatientFolder;
import org.readingroom.settings.AtomicFile;

/**
 * Makes the inner part of each patient's page while the run is scored, when pixels and answers are at hand; the report puts
 * head and scores round it. One case is in memory at a time.
 *
 * <p>All pages together keep to {@link #BUDGET}: each has an equal share, up to {@link #MOST}. Slices are pictured in the
 * order given until the share is used; failures beyond that are lines of text, and what does not fit is counted and linked.
 */
public final class PatientPages {
    /** Bytes of all pages together. */
    public static final long BUDGET = 45_000_000;

    /** Bytes of one page, however few there are. */
    public static final long MOST = 2_500_000;

    private final PatientFolder folder;
    private final List<RunData.Arm> arms;
    private final long share;

    /**
     * @param runFolder the run's folder
     * @param arms those of the study, in its order
     * @param cases how many pages there will be, at most
     */
    public PatientPages(Path runFolder, List<RunData.Arm> arms, int cases) {
        this.folder = new PatientFolder(runFolder);
        this.arms = List.copyOf(arms);
        this.share = Math.min(MOST, BUDGET / Math.max(1, cases)) - PatientFolder.HEAD;
    }

    /**
     * Writes the inner part of a case's page.
     *
     * @param caseId the case
     * @param chosen slices to picture, the most wanted first
     * @param failed slices on which an answer failed, the most wanted first; one that is chosen too is pictured once
     * @param picture draws one of them
     * @param answers the texts that prompted models gave, in the order of asking
     * @throws ReportException where it cannot be written
     */
    public void write(
            String caseId,
            List<String> chosen,
            List<String> failed,
            Function<String, PatientSlice> picture,
            List<PatientAnswer> answers) {
        PageBody body = new PageBody(arms, share);
        byte[] html = body.html(chosen, failed, picture, answers).getBytes(StandardCharsets.UTF_8);
        Path file = folder.part(caseId);
        try {
            AtomicFile.writeDerived(file, html);
        } catch (IOException e) {
            throw new ReportException(
                    "the page of case " + caseId + " cannot be written to " + file + " (" + e.getMessage()
                            + "): see that the folder may be written and the disk has room, then run the same command",
                    e);
        }
    }
}
