package org.readingroom.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {
    @Test
    void equalsTheNearestMarkedElementFoundByTryingAll() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            int[] shape = {1 + random.nextInt(7), 1 + random.nextInt(8), 1 + random.nextInt(9)};
            double[] spacing = {0.3 + 5 * random.nextDouble(), 0.3 + random.nextDouble(), 0.3 + 2 * random.nextDouble()
            };
            boolean[] marked = new boolean[shape[0] * shape[1] * shape[2]];
            double share = round % 3 == 0 ? 0.02 : 0.3;
            for (int i = 0; i < marked.length; i++) {
                marked[i] = random.nextDouble() < share;
            }
            assertArrayEquals(
                    tryingAll(shape, spacing, marked), DistanceTransform.distances(shape, spacing, marked), 1e-12);
        }
    }

    private static double[] tryingAll(int[] shape, double[] spacing, boolean[] marked) {
        double[] d = new double[marked.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = Double.POSITIVE_INFINITY;
            for (int j = 0; j < d.length; j++) {
                if (marked[j]) {
                    d[i] = Math.min(d[i], between(shape, spacing, i, j));
                }
            }
        }
        return d;
    }

    private static double between(int[] shape, double[] spacing, int i, int j) {
        double z = (i / (shape[1] * shape[2]) - j / (shape[1] * shape[2])) * spacing[0];
        double y = (i / shape[2] % shape[1] - j / shape[2] % shape[1]) * spacing[1];
        double x = (i % shape[2] - j % shape[2]) * spacing[2];
        return Math.sqrt(z * z + y * y + x * x);
    }

    @Test
    void aSliceAndALineAreTransformedInTheirOwnRank() {
        boolean[] corner = {true, false, false, false, false, false};
        assertArrayEquals(
                new double[] {0, 1, 2, 3, Math.sqrt(10), Math.sqrt(13)},
                DistanceTransform.distances(new int[] {2, 3}, new double[] {3, 1}, corner),
                1e-15);
        assertArrayEquals(
                new double[] {0, 2, 4, 6, 8, 10}, DistanceTransform.distances(new int[] {6}, new double[] {2}, corner));
    }

    @Test
    void whereSomeAreWantedTheyAreAsInTheWhole() {
        Random random = new Random(8);
        for (int round = 0; round < 60; round++) {
            int[] shape = {1 + random.nextInt(6), 1 + random.nextInt(9), 1 + random.nextInt(9)};
            double[] spacing = {1.5, 0.7, 1.1};
            boolean[] marked = new boolean[shape[0] * shape[1] * shape[2]];
            boolean[] wanted = new boolean[marked.length];
            for (int i = 0; i < marked.length; i++) {
                marked[i] = random.nextDouble() < 0.1;
                wanted[i] = random.nextDouble() < 0.1;
            }
            double[] all = DistanceTransform.squared(shape, spacing, marked);
            double[] some = DistanceTransform.squared(shape, spacing, marked, wanted);
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i]) {
                    assertEquals(all[i], some[i]);
                }
            }
        }
    }

    @Test
    void nothingMarkedIsInfinitelyFar() {
        double[] d = DistanceTransform.distances(new int[] {2, 2}, new double[] {1, 1}, new boolean[4]);
        assertEquals(Double.POSITIVE_INFINITY, d[3]);
    }

    @Test
    void aShapeThatDoesNotFitIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> DistanceTransform.squared(new int[] {2, 2}, new double[] {1, 1}, new boolean[5]));
    }
}
