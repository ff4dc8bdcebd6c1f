package org.readingroom.run;

import org.readingroom.api.metric.Metric;
import org.readingroom.study.Split;

/**
 * What a score is of, within one arm.
 *
 * @param metric the metric
 * @param task the task whose truth it is scored against: the metric's own; for a metric of masks also the box or polygon,
 *     when areas are compared with that of the true outline
 * @param split the part of the cohort
 * @param frame as {@link CaseFrame} names it; {@code -} where there is none
 * @param unit {@code 3d-patient}, {@code 3d-slab}, {@code 2d-slice-mean} or {@code patient}
 */
record ScoreSlot(Metric metric, String task, Split split, String frame, String unit) {
    /** Such a score of a patient as a whole, which has no frame. */
    static final String PATIENT = "patient";

    /** A score of a whole mask. */
    static final String VOLUME = "3d-patient";

    /** A score of the stack of the slices that were asked; other slices are not scored. */
    static final String SLAB = "3d-slab";

    /** The mean over a patient's slices, or what the metric makes of them. */
    static final String SLICES = "2d-slice-mean";

    /** Whether a cohort's score is the metric's own rule over all readings, not a mean over patients. */
    boolean pooled() {
        return metric.definition().scope() != org.readingroom.api.metric.MetricDefinition.Scope.READING
                && unit.equals(PATIENT);
    }
}
