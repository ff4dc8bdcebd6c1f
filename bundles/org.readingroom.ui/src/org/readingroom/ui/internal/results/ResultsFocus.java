package org.readingroom.ui.internal.results;

import java.util.Optional;

/**
 * What of a run the views of the perspective look at together.
 *
 * @param group which scores; empty where nothing is scored
 * @param metric the metric that is compared; empty where the group has none for single cases
 * @param a the first arm compared
 * @param b the second
 * @param caseId the patient looked at; empty for none
 */
public record ResultsFocus(Optional<ScoreGroup> group, String metric, String a, String b, String caseId) {
    /** Nothing. */
    static final ResultsFocus NONE = new ResultsFocus(Optional.empty(), "", "", "", "");

    ResultsFocus withGroup(ScoreGroup other) {
        return new ResultsFocus(Optional.of(other), metric, a, b, caseId);
    }

    ResultsFocus withMetric(String other) {
        return new ResultsFocus(group, other, a, b, caseId);
    }

    ResultsFocus withArms(String first, String second) {
        return new ResultsFocus(group, metric, first, second, caseId);
    }

    ResultsFocus withCase(String other) {
        return new ResultsFocus(group, metric, a, b, other);
    }

    /** Whether an arm is one of the two compared. */
    boolean compares(String arm) {
        return arm.equals(a) || arm.equals(b);
    }
}
