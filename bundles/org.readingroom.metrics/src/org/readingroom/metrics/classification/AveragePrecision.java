package org.readingroom.metrics.classification;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Average precision: precision averaged over the steps of recall, one step a distinct score, 0 to 1. Chance is the
 * share of positives.
 *
 * <pre>sum_t (R_t - R_{t-1}) P_t   over thresholds t from high to low</pre>
 *
 * <p>Empty rule: NaN without a positive. No interpolation, as scikit-learn's {@code average_precision_score}.
 */
public final class AveragePrecision {
    private AveragePrecision() {}

    /**
     * The average.
     *
     * @param positive whether each item is positive
     * @param scores a rising score for each item
     */
    public static double of(boolean[] positive, double[] scores) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double found = 0;
        double sum = 0;
        for (int from = 0, to; from < order.length; from = to) {
            double gained = 0;
            for (to = from; to < order.length && scores[order[to]] == scores[order[from]]; to++) {
                gained += positive[order[to]] ? 1 : 0;
            }
            found += gained;
            sum += gained * found / to;
        }
        return found == 0 ? Double.NaN : sum / found;
    }
}
