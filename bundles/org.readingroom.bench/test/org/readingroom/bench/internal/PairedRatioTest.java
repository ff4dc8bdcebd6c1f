package org.readingroom.bench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedRatioTest {
    private static double[] upTo(int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void theRatioIsOfPairsNotOfMedians() {
        PairedRatio ratio = PairedRatio.of(new double[] {1, 2, 30, 4, 5}, new double[] {2, 4, 10, 8, 10});
        assertEquals(0.5, ratio.median());
        assertEquals(0.5, ratio.low());
        assertEquals(3, ratio.high());
    }

    /** Ranks and coverages of the table of order statistics for a median, such as Conover's. */
    @Test
    void theIntervalIsTheNarrowestThatCoversNinetyPercent() {
        int[][] rankOf = {{5, 1}, {7, 1}, {8, 2}, {10, 2}, {11, 3}, {13, 4}, {20, 6}, {30, 11}};
        for (int[] c : rankOf) {
            PairedRatio ratio = PairedRatio.of(upTo(c[0]), ones(c[0]));
            assertEquals(c[1], ratio.rank(), c[0] + " pairs");
            assertEquals(c[1], ratio.low());
            assertEquals(c[0] + 1 - c[1], ratio.high());
            assertTrue(ratio.coverage() >= 0.9 && ratio.coverage() < 1);
        }
        assertEquals(1 - 2 / 128.0, PairedRatio.of(upTo(7), ones(7)).coverage(), 1e-12);
        assertEquals(1 - 2 * 67 / 2048.0, PairedRatio.of(upTo(11), ones(11)).coverage(), 1e-12);
    }

    @Test
    void theOrderOfTheTimesDoesNotMatterAndTheyStayAsTheyAre() {
        double[] times = {3, 1, 2, 5, 4, 6};
        assertEquals(3.5, PairedRatio.median(times));
        assertEquals(PairedRatio.of(upTo(6), ones(6)), PairedRatio.of(times, ones(6)));
        assertEquals(3, times[0]);
    }

    @Test
    void tooFewAndUnpairedTimesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PairedRatio.of(ones(4), ones(4)));
        assertThrows(IllegalArgumentException.class, () -> PairedRatio.of(ones(7), ones(8)));
    }
}
