package org.readingroom.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/** What is said of a slice of the model grid, and values of it, back on the source. */
class SliceCarryTest {
    /** Stored as it is shown, and stored right, anterior, superior with the axes swapped. */
    private static final List<Grid> GRIDS = List.of(
            new Grid(20, 24, 16, Affine.of(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 2, 0)),
            new Grid(16, 20, 24, Affine.of(0, 1, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0)));

    private static Mask random(Grid grid) {
        Random random = new Random(3);
        boolean[] bits = new boolean[grid.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = random.nextBoolean();
        }
        return Mask.of(grid, bits);
    }

    @Test
    void theSourceSliceIsTheOneThatMasksComeFrom() {
        for (Grid grid : GRIDS) {
            for (int[] out : new int[][] {{8, 12, 10}, {7, 9, 11}, {16, 24, 20}, {19, 40, 23}}) {
                ModelGrid model = ModelGrid.of(grid, Window.whole(grid), out[0], out[1], out[2]);
                for (Plane plane : Plane.values()) {
                    for (SliceRef source : Slices.all(grid, plane)) {
                        Mask resized = model.resample(only(grid, source));
                        for (SliceRef ref : Slices.all(model.grid(), plane)) {
                            boolean empty =
                                    SliceMasks.of(resized, model.grid(), ref).isEmpty();
                            assertEquals(model.sourceSlice(ref).equals(source), !empty, source + " on " + ref);
                        }
                    }
                }
            }
        }
    }

    /** Every voxel of one slice. */
    private static Mask only(Grid grid, SliceRef slice) {
        SliceGeometry geometry = SliceGeometry.of(grid, slice);
        boolean[] bits = new boolean[grid.size()];
        for (int r = 0; r < geometry.frame().rows(); r++) {
            for (int c = 0; c < geometry.frame().columns(); c++) {
                bits[geometry.index(r, c)] = true;
            }
        }
        return Mask.of(grid, bits);
    }

    @Test
    void halvedSlicesTakeTheGreaterOfTwoInDisplayOrder() {
        Grid grid = GRIDS.get(0);
        ModelGrid model = ModelGrid.of(grid, Window.whole(grid), 8, 12, 10);
        assertEquals(new SliceRef(Plane.AXIAL, 7), model.sourceSlice(new SliceRef(Plane.AXIAL, 3)));
        assertEquals(new SliceRef(Plane.CORONAL, 6), model.sourceSlice(new SliceRef(Plane.CORONAL, 3)));
        assertEquals(new SliceRef(Plane.SAGITTAL, 6), model.sourceSlice(new SliceRef(Plane.SAGITTAL, 3)));
        ModelGrid beyond = ModelGrid.of(grid, new Window(0, 0, -4, 20, 24, 8), 8, 24, 20);
        assertEquals(new SliceRef(Plane.AXIAL, 0), beyond.sourceSlice(new SliceRef(Plane.AXIAL, 1)));
    }

    @Test
    void pointsBoxesAndPolygonsKeepWhatTheyCover() {
        for (Grid grid : GRIDS) {
            ModelGrid model = ModelGrid.of(grid, new Window(4, 6, 2, 10, 12, 8), 8, 6, 5);
            SliceCarry carry = SliceCarry.of(model, new SliceRef(Plane.AXIAL, 3));
            assertEquals(new SliceRef(Plane.AXIAL, 5), carry.source());
            TaskValues said = TaskValues.NONE
                    .with(Task.CENTRE_POINT, new PixelPoint(2, 1))
                    .with(Task.BOUNDING_BOX, new PixelBox(1, 0, 2, 0))
                    .with(
                            Task.POLYGON,
                            new PixelPolygons(List.of(List.of(
                                    new PixelPoint(0, 0),
                                    new PixelPoint(0, 4),
                                    new PixelPoint(5, 4),
                                    new PixelPoint(5, 0)))));
            TaskValues carried = carry.toSource(said);
            assertPoint(10.5, 6.5, carried.get(Task.CENTRE_POINT).orElseThrow());
            PixelBox box = carried.get(Task.BOUNDING_BOX).orElseThrow();
            assertPoint(8, 4, new PixelPoint(box.top(), box.left()));
            assertPoint(11, 5, new PixelPoint(box.bottom(), box.right()));
            Mask area = Rasteriser.box(box, carry.frame());
            assertEquals(4 * 2, area.count(), "two model pixels are four by two of the source");
            assertPoint(
                    6.5,
                    4.5,
                    carried.get(Task.POLYGON).orElseThrow().rings().get(0).get(0));
        }
    }

    private static void assertPoint(double row, double column, PixelPoint actual) {
        assertEquals(row, actual.row(), 1e-9);
        assertEquals(column, actual.column(), 1e-9);
    }

    @Test
    void aBoxOfLessThanAPixelIsOnePixel() {
        Grid grid = GRIDS.get(0);
        ModelGrid model = ModelGrid.of(grid, Window.whole(grid), 16, 96, 80);
        SliceCarry carry = SliceCarry.of(model, new SliceRef(Plane.AXIAL, 3));
        PixelBox box = carry.toSource(TaskValues.NONE.with(Task.BOUNDING_BOX, new PixelBox(9, 9, 9, 9)))
                .get(Task.BOUNDING_BOX)
                .orElseThrow();
        assertEquals(box.top(), box.bottom());
        assertEquals(1, Rasteriser.box(box, carry.frame()).count());
    }

    @Test
    void aMaskOfASliceCarriesAsTheWholeMaskDoes() {
        for (Grid grid : GRIDS) {
            ModelGrid model = ModelGrid.of(grid, new Window(3, 2, -1, 13, 17, 12), 7, 9, 11);
            Mask mask = random(model.grid());
            Mask back = model.toSource(mask);
            for (Plane plane : Plane.values()) {
                SliceRef ref = new SliceRef(plane, 4);
                SliceCarry carry = SliceCarry.of(model, ref);
                Mask slice = SliceMasks.of(mask, model.grid(), ref);
                Mask carried = carry.toSource(TaskValues.NONE.with(Task.SLICE_MASK, slice))
                        .get(Task.SLICE_MASK)
                        .orElseThrow();
                assertEquals(SliceMasks.of(back, grid, carry.source()), carried, plane.toString());
            }
        }
    }

    @Test
    void probabilitiesComeBackAsTheyWereAwayFromEdges() {
        for (Grid grid : GRIDS) {
            ModelGrid model = ModelGrid.of(grid, new Window(2, 2, 2, 16, 20, 12), 9, 13, 11);
            float[] values = new float[model.grid().size()];
            for (int k = 0; k < model.grid().nz(); k++) {
                for (int j = 0; j < model.grid().ny(); j++) {
                    for (int i = 0; i < model.grid().nx(); i++) {
                        double[] at = model.toSource(i, j, k);
                        values[model.grid().index(i, j, k)] = (float) (at[0] + 10 * at[1] + 100 * at[2]);
                    }
                }
            }
            FloatVolume back = model.toSource(new FloatVolume(model.grid(), values));
            int inside = 0;
            for (int at = 0; at < back.values().length; at++) {
                int i = at % grid.nx();
                int j = at / grid.nx() % grid.ny();
                int k = at / grid.nx() / grid.ny();
                double[] m = model.fromSource(i, j, k);
                boolean within = m[0] >= 0 && m[0] <= 10 && m[1] >= 0 && m[1] <= 12 && m[2] >= 0 && m[2] <= 8;
                if (within) {
                    inside++;
                    assertEquals(i + 10 * j + 100 * k, back.values()[at], 1e-2);
                }
            }
            assertTrue(inside > 1000);
            assertEquals(0, back.values()[0], "outside the crop");
        }
    }

    @Test
    void labelsAreResampledAsMasksAre() {
        Grid grid = GRIDS.get(1);
        byte[] labels = new byte[grid.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 5 == 0 ? 4 : i % 7 == 0 ? 2 : 0);
        }
        LabelMap map = new LabelMap(grid, labels);
        ModelGrid model = ModelGrid.of(grid, new Window(-2, 3, 1, 14, 15, 16), 7, 9, 11);
        assertEquals(model.resample(map.foreground()), model.resample(map).foreground());
        assertEquals(model.resample(map.region(4)), model.resample(map).region(4));
    }
}
