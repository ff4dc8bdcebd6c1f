package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.List;

/**
 * A patient as an arm read it.
 *
 * @param fact what is known of the case
 * @param arm who read it
 * @param scores the group's scores
 */
record CaseRow(CaseFact fact, ResultArm arm, GroupScores scores) {
    /** The rows of a group: every case with each arm that has scores of it. */
    static List<CaseRow> of(RunResults run, ScoreGroup group) {
        GroupScores scores = run.groups().get(group);
        List<CaseRow> rows = new ArrayList<>();
        for (String caseId : scores.cases()) {
            CaseFact fact = run.fact(caseId);
            for (ResultArm arm : run.arms()) {
                if (!arm.ceiling() && scores.has(arm.id(), caseId)) {
                    rows.add(new CaseRow(fact, arm, scores));
                }
            }
        }
        return rows;
    }

    double value(String metric) {
        return scores.ofCase(arm.id(), fact.caseId(), metric);
    }

    /** Whether every word is found in what names the row. */
    boolean mentions(String[] words) {
        for (String word : words) {
            boolean found = TextSearch.contains(fact.caseId(), word)
                    || TextSearch.contains(fact.patientId(), word)
                    || TextSearch.contains(fact.grade(), word)
                    || TextSearch.contains(fact.source(), word)
                    || TextSearch.contains(arm.title(), word);
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** Rows are few things seen often: the same case and arm of the same scores. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CaseRow row && row.fact.equals(fact) && row.arm.equals(arm);
    }

    @Override
    public int hashCode() {
        return 31 * fact.caseId().hashCode() + arm.id().hashCode();
    }
}
