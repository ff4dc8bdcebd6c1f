package org.readingroom.metrics.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProbabilityMeasuresTest {
    private static final boolean[] POSITIVE = {true, true, false, false};
    private static final double[] P = {0.9, 0.4, 0.6, 0.1};

    @Test
    void brierIsTheMeanSquaredDistance() {
        // (0.1^2 + 0.6^2 + 0.6^2 + 0.1^2) / 4
        assertEquals(0.185, Brier.of(POSITIVE, P), 1e-12);
        assertTrue(Double.isNaN(Brier.of(new boolean[0], new double[0])));
    }

    @Test
    void calibrationComparesBinsWithShares() {
        // Each in a bin of its own: |1 - 0.9|, |1 - 0.4|, |0 - 0.6|, |0 - 0.1|, a quarter each.
        assertEquals((0.1 + 0.6 + 0.6 + 0.1) / 4, ExpectedCalibrationError.of(POSITIVE, P), 1e-12);
        // One bin with a share of 1/2 and a mean of 0.55.
        assertEquals(0.05, ExpectedCalibrationError.of(new boolean[] {true, false}, new double[] {0.52, 0.58}), 1e-12);
        assertEquals(0, ExpectedCalibrationError.of(new boolean[] {true}, new double[] {1}), 1e-12);
    }

    @Test
    void theThresholdIsTheBestForBalancedAccuracyAndNearOneHalf() {
        // 0.25: right 2 of 2 positive, 1 of 2 negative; 0.5: 1 of 2 and 1 of 2; 0.75: 1 of 2 and 2 of 2. Equally far.
        assertEquals(0.25, ThresholdChoice.of(POSITIVE, P), 1e-12);
        assertEquals(0.75, ThresholdChoice.balanced(POSITIVE, P, 0.25), 1e-12);
        assertEquals(0.75, ThresholdChoice.balanced(POSITIVE, P, 0.75), 1e-12);
        // All are told apart from 0.3 to 0.8; 0.55 is their middle, 0.5 serves as well and is nearer to itself.
        assertEquals(0.5, ThresholdChoice.of(new boolean[] {true, false}, new double[] {0.8, 0.3}), 1e-12);
        assertTrue(Double.isNaN(ThresholdChoice.of(new boolean[] {true}, new double[] {0.8})));
    }
}
