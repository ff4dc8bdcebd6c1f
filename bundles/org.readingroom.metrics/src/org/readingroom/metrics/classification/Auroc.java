package org.readingroom.metrics.classification;

import org.readingroom.metrics.Midranks;

/**
 * Area under the receiver operating characteristic: the probability that a positive item has a higher score than a
 * negative one, ties counting half, 0 to 1; 0.5 is chance.
 *
 * <pre>(sum of the mid-ranks of the positives - m (m + 1) / 2) / (m n)</pre>
 *
 * <p>m positives, n negatives; scores of any scale, infinite ones too. Empty rule of this platform: without a positive
 * or without a negative it is undefined, NaN, never 0.5.
 *
 * <p>Source: J. Hanley, B. McNeil, "The meaning and use of the area under a ROC curve", Radiology 143 (1982).
 */
public final class Auroc {
    private Auroc() {}

    /**
     * The area.
     *
     * @param positive whether each item is positive
     * @param scores a rising score for each item
     */
    public static double of(boolean[] positive, double[] scores) {
        double[] ranks = Midranks.of(scores);
        double sum = 0;
        double m = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (positive[i]) {
                sum += ranks[i];
                m++;
            }
        }
        double n = ranks.length - m;
        return m == 0 || n == 0 ? Double.NaN : (sum - m * (m + 1) / 2) / (m * n);
    }

    /** The share of pairs in which the positive item is strictly higher: a named alternative that ties pay for. */
    public static double strictWins(boolean[] positive, double[] scores) {
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; positive[i] && j < scores.length; j++) {
                pairs += positive[j] ? 0 : 1;
                wins += !positive[j] && scores[i] > scores[j] ? 1 : 0;
            }
        }
        return pairs == 0 ? Double.NaN : wins / pairs;
    }
}
