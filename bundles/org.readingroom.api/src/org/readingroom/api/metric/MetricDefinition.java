package org.readingroom.api.metric;

import org.readingroom.api.task.Task;

/**
 * What a metric is.
 *
 * @param id what a study file calls it
 * @param label for people
 * @param task whose readings it scores; a metric of {@link Task#MASK} is also computed on slices (rank 2)
 * @param unit of the value: {@code ""} for a share, {@code mm}, {@code px}
 * @param higherIsBetter the direction
 * @param scope whether it has a value for one reading, for a cohort, or both
 * @param emptyRule what is scored where truth, reading or both are empty, or the ratio is 0/0
 * @param source formula and where it is from
 */
public record MetricDefinition(
        String id,
        String label,
        Task<?> task,
        String unit,
        boolean higherIsBetter,
        Scope scope,
        String emptyRule,
        String source) {
    /** What a metric has a value for. */
    public enum Scope {
        /** One reading; a cohort's score is the mean. */
        READING,
        /** A cohort alone. */
        COHORT,
        /** Both, the cohort's by its own rule. */
        BOTH
    }

    public MetricDefinition {
        if (!id.matches("[a-z0-9][a-z0-9-]*")) {
            throw new MetricException("'" + id + "' is no metric id: lower-case letters, digits, hyphens");
        }
    }
}
