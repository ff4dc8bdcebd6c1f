package org.readingroom.metrics.classification;

import java.util.Arrays;

/**
 * The threshold on a probability that gives the best balanced accuracy on some items, to be used on others; an item is said
 * to be positive where its probability is at least the threshold.
 *
 * <p>Candidates are 0.5 and the middles between neighbouring probabilities. Of equally good ones the nearest to 0.5 is
 * taken, then the lower. Empty rule: with one class alone there is none, NaN.
 *
 * <p>Source: W. Youden, "Index for rating diagnostic tests", Cancer 3 (1950): balanced accuracy is (J + 1) / 2.
 */
public final class ThresholdChoice {
    private ThresholdChoice() {}

    /**
     * The threshold.
     *
     * @param positive whether each item is positive
     * @param probability that it is, for each item, 0 to 1
     */
    public static double of(boolean[] positive, double[] probability) {
        double[] sorted = Arrays.stream(probability).distinct().sorted().toArray();
        double best = 0.5;
        double most = balanced(positive, probability, best);
        for (int i = 0; i + 1 < sorted.length; i++) {
            double candidate = (sorted[i] + sorted[i + 1]) / 2;
            double score = balanced(positive, probability, candidate);
            boolean nearer = Math.abs(candidate - 0.5) < Math.abs(best - 0.5);
            if (score > most || score == most && nearer) {
                best = candidate;
                most = score;
            }
        }
        return Double.isNaN(most) ? Double.NaN : best;
    }

    /** The balanced accuracy at a threshold; NaN with one class alone. */
    public static double balanced(boolean[] positive, double[] probability, double threshold) {
        double[] right = new double[2];
        double[] all = new double[2];
        for (int i = 0; i < positive.length; i++) {
            int truth = positive[i] ? 1 : 0;
            all[truth]++;
            right[truth] += positive[i] == probability[i] >= threshold ? 1 : 0;
        }
        return (right[0] / all[0] + right[1] / all[1]) / 2;
    }
}
