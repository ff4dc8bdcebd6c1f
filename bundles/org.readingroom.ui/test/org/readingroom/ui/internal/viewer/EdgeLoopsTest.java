package org.readingroom.ui.internal.viewer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Loops along the edges of pixels. */
class EdgeLoopsTest {
    private static List<int[]> loops(String... rows) {
        String all = String.join("", rows);
        return EdgeLoops.of(at -> all.charAt(at) == '#', rows.length, rows[0].length());
    }

    @Test
    void aPixelHasFourCorners() {
        List<int[]> loops = loops("...", ".#.", "...");
        assertEquals(1, loops.size());
        assertArrayEquals(new int[] {1, 2, 2, 2, 2, 1, 1, 1}, loops.get(0));
    }

    @Test
    void straightEdgesHaveNoCornersBetween() {
        assertEquals(8, loops("####", "####").get(0).length);
    }

    @Test
    void holesAndPartsHaveLoopsOfTheirOwn() {
        assertEquals(2, loops("###", "#.#", "###").size());
        assertEquals(2, loops("#.#").size());
    }

    @Test
    void partsThatTouchAtACornerAreApart() {
        List<int[]> loops = loops("#.", ".#");
        assertEquals(2, loops.size());
        loops.forEach(loop -> assertEquals(8, loop.length));
    }

    @Test
    void nothingHasNoLoop() {
        assertEquals(List.of(), loops("..", ".."));
    }

    /** The signed areas of the loops, holes negative, add up to the number of pixels. */
    @Test
    void loopsEncloseThePixels() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 50; round++) {
            boolean[] bits = new boolean[9 * 11];
            int count = 0;
            for (int i = 0; i < bits.length; i++) {
                bits[i] = random.nextInt(3) > 0;
                count += bits[i] ? 1 : 0;
            }
            double area = 0;
            for (int[] loop : EdgeLoops.of(at -> bits[at], 9, 11)) {
                for (int i = 0; i < loop.length; i += 2) {
                    int n = (i + 2) % loop.length;
                    area += (loop[i + 1] * loop[n] - loop[n + 1] * loop[i]) / 2.0;
                }
            }
            assertEquals(count, area, 1e-9);
        }
    }
}
