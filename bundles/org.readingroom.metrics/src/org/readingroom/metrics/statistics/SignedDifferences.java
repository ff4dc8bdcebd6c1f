package org.readingroom.metrics.statistics;

import org.readingroom.api.metric.MetricException;

/**
 * First less second, pair by pair; what differs only by the rounding of a subtraction is made equal, so that ties are
 * ties.
 */
final class SignedDifferences {
    /**
     * Scores are printed with far fewer digits; a difference of two of about 1 is good to 1e-16, of two distances to
     * 1e-13.
     */
    private static final double GRAIN = 1e12;

    private SignedDifferences() {}

    static double[] of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new MetricException(
                    "pairs need both scores, but there are " + first.length + " and " + second.length);
        }
        double[] d = new double[first.length];
        for (int i = 0; i < d.length; i++) {
            double raw = first[i] - second[i];
            d[i] = Math.abs(raw) < 1e3 ? Math.rint(raw * GRAIN) / GRAIN : raw;
        }
        return d;
    }
}
