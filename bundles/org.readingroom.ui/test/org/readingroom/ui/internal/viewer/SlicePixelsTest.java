package org.readingroom.ui.internal.viewer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.imaging.Reorientation;
import org.readingroom.imaging.SliceGeometry;

/** Slices out of volumes, and their colours. */
class SlicePixelsTest {
    @Test
    void levelsAreTheVoxelsUnderThePixels() {
        for (Grid grid : List.of(Cube.lps(), Cube.turned())) {
            FloatVolume volume = Cube.indices(grid);
            ValueScale scale = new ValueScale(0, ValueScale.LEVELS - 1);
            for (Plane plane : Plane.values()) {
                SliceGeometry g = SliceGeometry.of(grid, new SliceRef(plane, 2));
                short[] levels = SlicePixels.levels(volume, scale, g);
                int columns = g.frame().columns();
                assertEquals(g.frame().rows() * columns, levels.length);
                assertEquals(g.index(1, 2), levels[columns + 2] & 0xffff);
            }
        }
    }

    @Test
    void coloursAreMixedByOpacityAndHiddenOnesLeftOut() {
        byte[] rgb = SlicePixels.rgb(new short[] {0, 0, 0}, new byte[] {100});
        int[] colours = new int[256];
        Arrays.fill(colours, -1);
        colours[1] = 0xff0064;
        SlicePixels.fill(rgb, new byte[] {0, 1, 2}, colours, 0.5);
        assertArrayEquals(new byte[] {100, 100, 100, (byte) 177, 50, 100, 100, 100, 100}, rgb);
    }

    @Test
    void firstLookIsWhereMostTumourIs() {
        Grid grid = Cube.lps();
        int alone = grid.index(0, 0, 1);
        int a = grid.index(1, 2, 4);
        int b = grid.index(2, 2, 4);
        LabelMap labels = Cube.labelled(grid, alone, a, b);
        Crosshair place = TumourPlace.of(labels, Reorientation.of(grid)).orElseThrow();
        assertEquals(4, place.slice(Plane.AXIAL).index());
        assertEquals(1, labels.label(place.index()));
        assertEquals(Optional.empty(), TumourPlace.of(Cube.labelled(grid), Reorientation.of(grid)));
    }
}
