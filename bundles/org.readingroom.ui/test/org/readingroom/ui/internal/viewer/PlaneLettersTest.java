package org.readingroom.ui.internal.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.imaging.SliceGeometry;

/** The letters at the edges agree with where the millimetres go. */
class PlaneLettersTest {
    private static final List<String> POSITIVE = List.of("R", "A", "S");
    private static final List<String> NEGATIVE = List.of("L", "P", "I");

    @Test
    void lettersAreWhereThePatientIs() {
        for (Grid grid : List.of(Cube.lps(), Cube.turned())) {
            for (Plane plane : Plane.values()) {
                SliceGeometry g = SliceGeometry.of(grid, new SliceRef(plane, 1));
                PlaneLetters letters = PlaneLetters.of(plane);
                assertEquals(letters.right(), towards(grid, g, 0, 1), plane + " right");
                assertEquals(letters.left(), towards(grid, g, 0, -1), plane + " left");
                assertEquals(letters.bottom(), towards(grid, g, 1, 0), plane + " bottom");
                assertEquals(letters.top(), towards(grid, g, -1, 0), plane + " top");
            }
        }
    }

    private static String towards(Grid grid, SliceGeometry g, int rows, int columns) {
        double[] from = mm(grid, g.toVoxel(1, 1));
        double[] to = mm(grid, g.toVoxel(1 + rows, 1 + columns));
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(to[axis] - from[axis]) > 0.5) {
                return (to[axis] > from[axis] ? POSITIVE : NEGATIVE).get(axis);
            }
        }
        throw new AssertionError("no way at all");
    }

    private static double[] mm(Grid grid, double[] voxel) {
        return grid.affine().toMm(voxel[0], voxel[1], voxel[2]);
    }
}
