package org.readingroom.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightInitTest {
    @Test
    void evenWithinPyTorchsBounds() {
        float[] weights = new WeightInit(3).weight("conv.weight", 32, 4, 3, 3, 3);
        double bound = 1 / Math.sqrt(4 * 27);
        assertEquals(bound, WeightInit.bound(32, 4, 3, 3, 3), 1e-15);
        assertEquals(32 * 4 * 27, weights.length);
        double mean = 0;
        double square = 0;
        for (float w : weights) {
            assertTrue(Math.abs(w) <= bound, "" + w);
            mean += w / weights.length;
            square += (double) w * w / weights.length;
        }
        // Standard errors: bound / sqrt(3 n), and bound² sqrt(4 / 45 n).
        assertEquals(0, mean, 4 * bound / Math.sqrt(3 * weights.length));
        assertEquals(bound * bound / 3, square, 4 * bound * bound * Math.sqrt(4 / 45d / weights.length));
        for (float b : new WeightInit(3).bias("conv.bias", 32, 32, 4, 3, 3, 3)) {
            assertTrue(Math.abs(b) <= bound);
        }
    }

    @Test
    void aSeedAndANameGiveTheSameNumbersAlways() {
        assertArrayEquals(new WeightInit(1).weight("w", 2, 2), new WeightInit(1).weight("w", 2, 2));
        assertFalse(Arrays.equals(new WeightInit(1).weight("w", 2, 2), new WeightInit(2).weight("w", 2, 2)));
        assertFalse(Arrays.equals(new WeightInit(1).weight("w", 2, 2), new WeightInit(1).weight("v", 2, 2)));
        // The first number of seed 0 in the authors' own program.
        assertEquals(0xE220A8397B1DCDAFL, new CounterRandom(0).nextLong());
    }

    @Test
    void draws() {
        CounterRandom random = new CounterRandom(11);
        assertArrayEquals(
                IntStream.range(0, 100).toArray(),
                Arrays.stream(random.permutation(100)).sorted().toArray());
        CounterRandom resumed = new CounterRandom(random.state());
        assertEquals(random.nextLong(), resumed.nextLong());
        int[] counts = new int[5];
        double square = 0;
        for (int i = 0; i < 10_000; i++) {
            counts[random.nextInt(5)]++;
            double normal = random.nextNormal();
            square += normal * normal / 10_000;
        }
        for (int count : counts) {
            assertEquals(2000, count, 160);
        }
        assertEquals(1, square, .06);
    }
}
