package org.readingroom.controls.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Grid;

class RelativeFrameTest {
    @Test
    void edgesOfTheOuterVoxelsAreZeroAndOne() {
        RelativeFrame frame = RelativeFrame.of(new Grid(4, 5, 10, Affine.scaling(1, 2, 3)));
        assertArrayEquals(new double[] {0, 0, 0}, frame.relative(new double[] {-0.5, -0.5, -0.5}), 1e-12);
        assertArrayEquals(new double[] {1, 1, 1}, frame.relative(new double[] {3.5, 4.5, 9.5}), 1e-12);
    }

    @Test
    void axesAndDirectionsAreThePatients() {
        // i runs to inferior, j to right, k to posterior.
        Grid grid = new Grid(4, 5, 10, Affine.of(0, 1, 0, 0, 0, 0, -1, 0, -2, 0, 0, 0));
        RelativeFrame frame = RelativeFrame.of(grid);
        assertEquals(5, frame.extent(0));
        assertArrayEquals(
                new double[] {0.1, 0.95, 0.875}, frame.relative(new double[] {0, 0, 0}), 1e-12, "leftmost, front, top");
    }
}
