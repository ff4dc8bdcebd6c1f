package org.readingroom.ui.internal.results;

import org.readingroom.study.CohortCase;

/**
 * What is known of a case of the cohort.
 *
 * @param caseId the case
 * @param patientId whose it is
 * @param split where it is
 * @param grade {@code HGG}, {@code LGG} or empty
 * @param source site or collection; empty where not known
 * @param tumourMl the true tumour's volume; NaN where not known
 */
public record CaseFact(String caseId, String patientId, String split, String grade, String source, double tumourMl) {
    static CaseFact unknown(String caseId) {
        return new CaseFact(caseId, "", "", "", "", Double.NaN);
    }

    /** As the cohort's file has it, before anything is scored. */
    static CaseFact of(CohortCase c) {
        String grade = c.labels().getOrDefault("grade", "");
        return new CaseFact(c.caseId(), c.patient(), c.split().word(), grade, c.source(), Double.NaN);
    }

    static CaseFact of(CsvRows.Row row) {
        String grade = row.text("grade");
        return new CaseFact(
                row.text("case"),
                row.text("patient"),
                row.text("split"),
                grade.equals("1") ? "HGG" : grade.equals("0") ? "LGG" : "",
                row.text("source"),
                row.number("tumour_ml"));
    }
}
