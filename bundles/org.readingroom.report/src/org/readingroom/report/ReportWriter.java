package org.readingroom.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.Completeness;
import org.readingroom.report.internal.OrderedSection;
import org.readingroom.report.internal.ReportFolder;
import org.readingroom.report.internal.ReportPage;
import org.readingroom.report.internal.patient.PatientIndex;

/**
 * Makes the report of a run: {@code report/index.html}, which needs nothing outside itself, each table as CSV and LaTeX
 * under {@code report/tables}, each figure as SVG and PNG under {@code report/figures}, and a page a patient under
 * {@code report/patients}.
 *
 * <p>The same data give the same bytes: nothing of the time or place of writing goes in. The folder is made beside the old
 * one and takes its place when it is whole. A section that fails is a note in the page, and the rest stands.
 */
public final class ReportWriter {
    /**
     * Writes the report, in place of any that is there.
     *
     * @param run what it is about
     * @param sections its parts, in any order: each says where it stands
     * @param options how it is made
     * @return the page
     * @throws ReportException where the folder cannot be written; the report that was there stays
     */
    public Path write(RunData run, List<ReportSection> sections, ReportOptions options) {
        List<String> notices = new ArrayList<>(run.notices());
        Completeness.notice(run, options.warnings()).ifPresent(notice -> notices.add(0, notice));
        ReportPage page = new ReportPage(run.study(), notices, options);
        List<OrderedSection> ordered = new ArrayList<>(OrderedSection.sort(sections, options));
        if (options.pictures()) {
            ordered.add(new OrderedSection(new PatientIndex(), "patients", PatientIndex.RANK));
            ordered.sort(Comparator.comparingInt(OrderedSection::rank));
        }
        ordered.forEach(section -> page.add(section, run));
        return new ReportFolder(run.folder())
                .replace(page.files(), folder -> pages(run, options, folder))
                .resolve(ReportPage.INDEX);
    }

    /** A report without pictures of patients has no pages of patients. */
    private static void pages(RunData run, ReportOptions options, Path folder) throws IOException {
        if (options.pictures()) {
            PatientIndex.write(run, folder);
        }
    }
}
