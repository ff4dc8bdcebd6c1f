package org.readingroom.api.metric;

import java.util.List;

/**
 * A measure of readings against the truth. A pure function: same comparisons, same score, whatever the order.
 *
 * <p>Some metrics have a value for one reading (Dice); some only for a cohort (F1); some for both (accuracy: 1 or 0, and
 * their share).
 */
public interface Metric {
    /** Its definition, printed wherever a score stands. */
    MetricDefinition definition();

    /**
     * The score of one answered reading; NaN where it is undefined (0/0) or has no meaning for one reading.
     *
     * @throws MetricException where reading and truth cannot be compared: masks of different shape, no truth for the task
     */
    double score(Comparison comparison);

    /**
     * What one failed reading scores when failures count as wrong; NaN where a failure is not shown (specificity). Never
     * better than any answer.
     */
    double failed(Comparison comparison);

    /**
     * The score of a case from those of its slices.
     *
     * <p>The default is their mean.
     *
     * @param scores of the slices whose score is defined, one at least
     */
    default double perCase(double[] scores) {
        double sum = 0;
        for (double s : scores) {
            sum += s;
        }
        return sum / scores.length;
    }

    /**
     * The score of many comparisons, answered ones and failures alike.
     *
     * <p>The default is the mean over comparisons whose score is defined, failures counted by {@link #failed}; NaN where
     * none is.
     */
    default double aggregate(List<Comparison> comparisons) {
        double sum = 0;
        int n = 0;
        for (Comparison c : comparisons) {
            double s = c.reading().isPresent() ? score(c) : failed(c);
            if (!Double.isNaN(s)) {
                sum += s;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
