package org.readingroom.run.analysis;

/**
 * What a row of scores is of: an arm, a part of the cohort, a metric with its definition.
 *
 * @param arm the arm's id
 * @param split {@code train}, {@code validation} or {@code test}
 * @param metric the metric's id
 * @param task the task's id
 * @param frame {@code source-mm}, {@code model-grid} or {@code -}
 * @param unit {@code 3d-patient}, {@code 3d-slab}, {@code 2d-slice-mean} or {@code patient}
 * @param rule {@code answered-only} or {@code failures-as-wrong}
 */
public record SeriesKey(String arm, String split, String metric, String task, String frame, String unit, String rule) {
    /** Failures left out. */
    public static final String ANSWERED_ONLY = "answered-only";

    /** Failures scored as wrong. */
    public static final String FAILURES_AS_WRONG = "failures-as-wrong";

    /** The same of another arm. */
    public SeriesKey of(String other) {
        return new SeriesKey(other, split, metric, task, frame, unit, rule);
    }

    /** The same in another part of the cohort. */
    public SeriesKey in(String other) {
        return new SeriesKey(arm, other, metric, task, frame, unit, rule);
    }

    /** The same by the other rule. */
    SeriesKey otherRule() {
        return new SeriesKey(arm, split, metric, task, frame, unit, failures() ? ANSWERED_ONLY : FAILURES_AS_WRONG);
    }

    /** Whether failures count. */
    public boolean failures() {
        return rule.equals(FAILURES_AS_WRONG);
    }
}
