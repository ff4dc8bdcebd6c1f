package org.readingroom.metrics.statistics;

import java.util.Arrays;

/**
 * How many of all choices of signs give each sum of positive ranks; place s stands for the sum s / 2, as mid-ranks do.
 */
final class SignedRankDistribution {
    private SignedRankDistribution() {}

    static double[] of(double[] ranks) {
        int[] doubled =
                Arrays.stream(ranks).mapToInt(r -> (int) Math.round(2 * r)).toArray();
        double[] counts = new double[Arrays.stream(doubled).sum() + 1];
        counts[0] = 1;
        int top = 0;
        for (int rank : doubled) {
            for (int sum = top; sum >= 0; sum--) {
                counts[sum + rank] += counts[sum];
            }
            top += rank;
        }
        return counts;
    }
}
