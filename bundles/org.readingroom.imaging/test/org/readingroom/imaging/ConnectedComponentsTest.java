package org.readingroom.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Mask;
import org.readingroom.imaging.ConnectedComponents.Neighbours;

class ConnectedComponentsTest {
    private static Mask slice(String... rows) {
        boolean[] bits = new boolean[rows.length * rows[0].length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
        }
        return new Mask(new int[] {rows.length, rows[0].length()}, new double[] {1, 1}, bits);
    }

    @Test
    void diagonalNeighboursJoinOnlyWhereTheyCount() {
        Mask mask = slice("#..#", ".#.#", "....", "#...");
        ConnectedComponents face = ConnectedComponents.of(mask, Neighbours.FACE);
        ConnectedComponents full = ConnectedComponents.of(mask, Neighbours.FULL);
        assertArrayEquals(new int[] {1, 2, 1, 1}, face.sizes());
        assertArrayEquals(new int[] {2, 2, 1}, full.sizes());
        assertArrayEquals(new int[] {1, 0, 0, 2, 0, 1, 0, 2, 0, 0, 0, 0, 3, 0, 0, 0}, full.labels());
        assertEquals(2, face.largest());
        assertEquals(1, full.largest());
        assertArrayEquals(slice("...#", "...#", "....", "....").bits(), full.component(2));
    }

    @Test
    void rowsDoNotWrapAround() {
        assertEquals(
                2, ConnectedComponents.of(slice("..#", "#.."), Neighbours.FULL).count());
    }

    @Test
    void cornersJoinAcrossPlanes() {
        boolean[] bits = {true, false, false, false, false, false, false, true};
        int[] cube = {2, 2, 2};
        assertEquals(1, ConnectedComponents.of(cube, bits, Neighbours.FULL).count());
        assertEquals(2, ConnectedComponents.of(cube, bits, Neighbours.FACE).count());
    }

    @Test
    void anEmptyMaskHasNone() {
        ConnectedComponents none = ConnectedComponents.of(slice("...", "..."), Neighbours.FACE);
        assertEquals(0, none.count());
        assertEquals(0, none.largest());
    }

    @Test
    void aLargeSolidVolumeIsOneComponent() {
        boolean[] bits = new boolean[60 * 60 * 60];
        Arrays.fill(bits, true);
        assertArrayEquals(
                new int[] {bits.length},
                ConnectedComponents.of(new int[] {60, 60, 60}, bits, Neighbours.FULL)
                        .sizes());
    }
}
