package org.readingroom.ui.internal.viewer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.imaging.Reorientation;
import org.readingroom.imaging.SliceGeometry;

/** The crosshair lies on the same voxel in every plane, however the grid is stored. */
class CrosshairTest {
    @Test
    void everyVoxelIsUnderItsPixelInAllThreePlanes() {
        for (Grid grid : List.of(Cube.lps(), Cube.turned())) {
            Reorientation space = Reorientation.of(grid);
            for (int index = 0; index < grid.size(); index++) {
                Crosshair at = Crosshair.at(space, index);
                assertEquals(index, at.index());
                for (Plane plane : Plane.values()) {
                    SliceGeometry geometry = SliceGeometry.of(grid, at.slice(plane));
                    assertEquals(index, geometry.index(at.row(plane), at.column(plane)), plane + " of " + grid);
                    assertEquals(at, at.at(plane, at.row(plane), at.column(plane)));
                    assertEquals(SliceGeometry.count(grid, plane), at.count(plane));
                }
            }
        }
    }

    @Test
    void saysVoxelAsStoredAndMillimetres() {
        Crosshair at = Crosshair.at(Reorientation.of(Cube.lps()), Cube.lps().index(3, 1, 2));
        assertArrayEquals(new int[] {3, 1, 2}, at.voxel());
        assertArrayEquals(Cube.lps().affine().toMm(3, 1, 2), at.mm(), 1e-9);
        assertEquals("voxel 3, 1, 2    R 7.0  A 18.0  I 24.0 mm", at.words());
    }

    @Test
    void movesThroughSlicesAndStopsAtTheEnds() {
        Crosshair at = Crosshair.middle(Reorientation.of(Cube.lps()));
        assertEquals(new SliceRef(Plane.AXIAL, 4), at.moved(Plane.AXIAL, 1).slice(Plane.AXIAL));
        assertEquals(at.slice(Plane.CORONAL), at.moved(Plane.AXIAL, 1).slice(Plane.CORONAL));
        assertEquals(5, at.moved(Plane.AXIAL, 99).slice(Plane.AXIAL).index());
        assertEquals(0, at.moved(Plane.SAGITTAL, -99).slice(Plane.SAGITTAL).index());
        assertEquals(
                4, at.on(new SliceRef(Plane.CORONAL, 50)).slice(Plane.CORONAL).index());
        assertEquals(0, at.at(Plane.AXIAL, -5, 0).row(Plane.AXIAL));
    }
}
