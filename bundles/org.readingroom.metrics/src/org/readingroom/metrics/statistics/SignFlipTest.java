package org.readingroom.metrics.statistics;

import java.util.Arrays;
import org.readingroom.api.metric.MetricException;

/**
 * Exact test of the mean of paired differences: the share of all choices of signs whose sum is at least as far from 0.
 *
 * <p>For at most {@value #MOST} pairs, as every choice is tried. Source: R. Fisher, "The Design of Experiments" (1935).
 */
public final class SignFlipTest {
    /** The most pairs, about a million choices. */
    public static final int MOST = 20;

    private SignFlipTest() {}

    /** The two-sided p-value. */
    public static double p(double[] first, double[] second) {
        double[] d = SignedDifferences.of(first, second);
        if (d.length > MOST) {
            throw new MetricException(d.length + " pairs have too many signs to try: " + MOST + " at most");
        }
        double seen = Math.abs(Arrays.stream(d).sum());
        long far = 0;
        for (int signs = 0; signs < 1 << d.length; signs++) {
            double sum = 0;
            for (int i = 0; i < d.length; i++) {
                sum += (signs >> i & 1) == 0 ? d[i] : -d[i];
            }
            far += Math.abs(sum) >= seen - 1e-12 ? 1 : 0;
        }
        return (double) far / (1 << d.length);
    }
}
