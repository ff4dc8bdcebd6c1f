package org.readingroom.metrics.statistics;

/**
 * A confidence interval.
 *
 * @param low the lower bound; NaN where there is none
 * @param high the upper bound; NaN where there is none
 */
public record Interval(double low, double high) {
    /** No interval, for a statistic that does not vary. */
    public static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);
}
