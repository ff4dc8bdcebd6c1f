package org.readingroom.controls.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    private static final double[][] ROWS = {
        {3.5, 100, 1},
        {2.0, 140, 0},
        {4.1, 90, 1},
        {1.2, 160, 1},
        {3.0, 95, 0},
        {2.2, 120, 1},
        {5.0, 150, 0},
        {0.7, 130, 0}
    };
    private static final boolean[] POSITIVE = {true, false, true, false, true, false, true, false};

    /**
     * Values of scikit-learn 1.9.1: StandardScaler, LogisticRegression(C=1/l2, tol=1e-14, solver='newton-cholesky').
     */
    @Test
    void equalsScikitLearn() {
        assertFit(
                1,
                -0.07069945849300045,
                0.7280845064963856,
                1.206290793662512,
                -0.7086259863729851,
                -0.13633517160731914);
        assertFit(
                10,
                -0.0010346265418281094,
                0.5585360386680334,
                0.28026284600722917,
                -0.1801775217920613,
                -0.00807550690541182);
        assertFit(
                0.01,
                -0.9347839315526074,
                0.982827270804746,
                4.830412933038632,
                -3.076253743878781,
                -1.0765075761397367);
    }

    private static void assertFit(double l2, double intercept, double probability, double... weights) {
        LogisticRegression fit = LogisticRegression.fit(ROWS, POSITIVE, l2);
        assertArrayEquals(weights, fit.weights(), 1e-7);
        assertEquals(intercept, fit.intercept(), 1e-7);
        assertEquals(probability, fit.probability(new double[] {3.0, 100, 0}), 1e-8);
    }

    @Test
    void theGradientVanishesWhereClassesCanBeToldApartAndFeaturesAreMany() {
        Random random = new Random(4);
        double[][] rows = new double[40][60];
        boolean[] positive = new boolean[40];
        for (int n = 0; n < rows.length; n++) {
            positive[n] = n % 3 == 0;
            for (int f = 0; f < rows[n].length; f++) {
                rows[n][f] = random.nextGaussian() + (f == 7 && positive[n] ? 8 : 0);
            }
        }
        double l2 = 1e-3;
        LogisticRegression fit = LogisticRegression.fit(rows, positive, l2);
        for (int f = 0; f < fit.weights().length; f++) {
            double slope = l2 * fit.weights()[f];
            for (int n = 0; n < rows.length; n++) {
                double off = fit.probability(rows[n]) - (positive[n] ? 1 : 0);
                slope += off * (rows[n][f] - fit.mean()[f]) / fit.deviation()[f];
            }
            assertEquals(0, slope, 1e-6, "feature " + f);
        }
        for (int n = 0; n < rows.length; n++) {
            assertEquals(positive[n], fit.probability(rows[n]) > 0.5);
        }
    }

    @Test
    void withoutAnythingToGoByTheProbabilityIsTheShareOfTheClass() {
        double[][] rows = {{7}, {7}, {7}, {7}, {7}};
        LogisticRegression fit = LogisticRegression.fit(rows, new boolean[] {true, true, false, true, true}, 1);
        assertEquals(0.8, fit.probability(new double[] {7}), 1e-9);
        assertEquals(0.8, fit.probability(new double[] {-900}), 1e-9, "a feature that did not vary says nothing");
    }

    @Test
    void scaleOfAFeatureMakesNoDifference() {
        double[][] scaled = new double[ROWS.length][];
        for (int n = 0; n < ROWS.length; n++) {
            scaled[n] = new double[] {ROWS[n][0] * 1e6, ROWS[n][1] - 4000, ROWS[n][2] * 1e-6};
        }
        LogisticRegression one = LogisticRegression.fit(ROWS, POSITIVE, 1);
        LogisticRegression two = LogisticRegression.fit(scaled, POSITIVE, 1);
        for (int n = 0; n < ROWS.length; n++) {
            assertEquals(one.probability(ROWS[n]), two.probability(scaled[n]), 1e-9);
        }
    }

    @Test
    void aMissingFeatureCountsAsTheMeanOfThoseThatHaveIt() {
        double[][] rows = {{1}, {3}, {Double.NaN}, {1}, {3}, {Double.NaN}};
        boolean[] positive = {false, true, true, false, true, false};
        LogisticRegression fit = LogisticRegression.fit(rows, positive, 1);
        assertEquals(2, fit.mean()[0]);
        assertEquals(fit.probability(new double[] {2}), fit.probability(new double[] {Double.NaN}));
        assertTrue(fit.probability(new double[] {3}) > fit.probability(new double[] {2}));
    }
}
