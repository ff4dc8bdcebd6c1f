package org.readingroom.ui.internal.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.PixelBox;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.SliceGeometry;

/** The box of a crop on the slices it was cut from. */
class InputFieldTest {
    private static PixelBox box(Grid grid, Plane plane, org.readingroom.imaging.Window window) {
        SliceGeometry geometry = SliceGeometry.of(grid, new SliceRef(plane, 1));
        Overlay overlay = InputField.on(geometry, ModelGrid.of(grid, window, 7, 8, 9));
        return ((Overlay.Box) overlay.shape()).box();
    }

    @Test
    void wholeVolumeIsTheWholeSlice() {
        for (Grid grid : List.of(Cube.lps(), Cube.turned())) {
            for (Plane plane : Plane.values()) {
                SliceGeometry g = SliceGeometry.of(grid, new SliceRef(plane, 1));
                PixelBox box = box(grid, plane, org.readingroom.imaging.Window.whole(grid));
                assertEquals(0, box.top(), 1e-9);
                assertEquals(0, box.left(), 1e-9);
                assertEquals(g.frame().rows() - 1, box.bottom(), 1e-9);
                assertEquals(g.frame().columns() - 1, box.right(), 1e-9);
            }
        }
    }

    @Test
    void cropIsWhereItWasCut() {
        org.readingroom.imaging.Window window = new org.readingroom.imaging.Window(1, 2, 3, 2, 3, 3);
        PixelBox axial = box(Cube.lps(), Plane.AXIAL, window);
        assertEquals(List.of(2.0, 1.0, 4.0, 2.0), rounded(axial));
        // Slices 3 to 5 upwards are the upper rows of a coronal slice.
        PixelBox coronal = box(Cube.lps(), Plane.CORONAL, window);
        assertEquals(List.of(0.0, 1.0, 2.0, 2.0), rounded(coronal));
    }

    private static List<Double> rounded(PixelBox b) {
        return List.of(
                Math.rint(b.top() * 1e6) / 1e6 + 0.0,
                Math.rint(b.left() * 1e6) / 1e6 + 0.0,
                Math.rint(b.bottom() * 1e6) / 1e6 + 0.0,
                Math.rint(b.right() * 1e6) / 1e6 + 0.0);
    }
}
