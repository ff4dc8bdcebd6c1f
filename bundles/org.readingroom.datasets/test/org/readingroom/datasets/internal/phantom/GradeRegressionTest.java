package org.readingroom.datasets.internal.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GradeRegressionTest {
    @Test
    void theAreaCountsPairsAndHalfOfTies() {
        boolean[] positive = {true, false, true, false};
        assertEquals(1, GradeRegression.area(new double[] {3, 1, 2, 0}, positive));
        assertEquals(0.75, GradeRegression.area(new double[] {3, 2, 1, 0}, positive));
        assertEquals(0.5, GradeRegression.area(new double[] {1, 1, 1, 1}, positive));
    }

    /** Two features of which the difference tells, and one that varies far more and tells nothing. */
    private static double area(double separation) {
        Random random = new Random(3);
        double[][] rows = new double[200][];
        boolean[] positive = new boolean[rows.length];
        for (int n = 0; n < rows.length; n++) {
            positive[n] = n % 4 == 0;
            double gain = 100 * random.nextGaussian();
            rows[n] = new double[] {
                gain + (positive[n] ? separation : 0) + random.nextGaussian(), gain, 1e4 * random.nextGaussian(), 5
            };
        }
        return GradeRegression.crossValidatedArea(rows, positive, 5);
    }

    @Test
    void whatTellsIsFoundAndWhatDoesNotIsNot() {
        assertTrue(area(1000) > 0.99, "features that tell the class");
        assertEquals(0.5, area(0), 0.1, "features that tell nothing, to patients not fitted to");
    }
}
