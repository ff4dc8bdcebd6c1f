package org.readingroom.api.report;

/**
 * One score with its definition.
 *
 * @param arm the arm's id
 * @param split {@code train}, {@code validation} or {@code test}
 * @param caseId the case, or {@code *} for a score of the cohort
 * @param metric the metric's id
 * @param task the task's id
 * @param frame {@code source-mm} or {@code model-grid}; {@code -} where there is none
 * @param unit {@code 3d-patient}, {@code 2d-slice-mean} or {@code patient}
 * @param rule {@code answered-only} or {@code failures-as-wrong}
 * @param value the score; NaN where undefined
 * @param defined how many readings the score is over
 * @param total how many readings were asked for
 */
public record ScoreRow(
        String arm,
        String split,
        String caseId,
        String metric,
        String task,
        String frame,
        String unit,
        String rule,
        double value,
        int defined,
        int total) {}
