package org.readingroom.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.Volume;

/** Radiological display: what lies top left of each plane, whatever the order of storage. */
class SourceSliceTest {
    /** Each voxel holds its own millimetre position along one patient axis. */
    private record Positions(Grid grid) implements Case {
        @Override
        public CaseInfo info() {
            return new CaseInfo("c", "c", Set.of(), "", Set.of("x", "y", "z", "other"), Map.of(), false);
        }

        @Override
        public Volume volume(String name) {
            if (name.equals("other")) {
                return new FloatVolume(new Grid(1, 1, 1, Affine.scaling(1, 1, 1)), new float[1]);
            }
            float[] v = new float[grid.size()];
            for (int k = 0; k < grid.nz(); k++) {
                for (int j = 0; j < grid.ny(); j++) {
                    for (int i = 0; i < grid.nx(); i++) {
                        v[grid.index(i, j, k)] = (float) grid.affine().toMm(i, j, k)["xyz".indexOf(name)];
                    }
                }
            }
            return new FloatVolume(grid, v);
        }

        @Override
        public Optional<LabelMap> reference() {
            return Optional.empty();
        }
    }

    /** The same patient, 4 mm x 9 mm x 10 mm of voxels 1 x 1.5 x 2 mm, stored in several orders. */
    private static final List<Grid> STORED = List.of(
            new Grid(4, 6, 5, Affine.of(1, 0, 0, 0, 0, 1.5, 0, 0, 0, 0, 2, 0)),
            new Grid(4, 6, 5, Affine.of(-1, 0, 0, 3, 0, -1.5, 0, 7.5, 0, 0, 2, 0)),
            new Grid(6, 5, 4, Affine.of(0, 0, 1, 0, -1.5, 0, 0, 7.5, 0, -2, 0, 8)),
            new Grid(5, 4, 6, Affine.of(0, 1, 0, 0, 0, 0, 1.5, 0, 2, 0, 0, 0)));

    @Test
    void rowZeroIsAnteriorOrSuperiorAndColumnZeroRightOrAnterior() {
        for (Grid grid : STORED) {
            SourceVolumes v = volumes(grid);
            SourceSlice axial = new SourceSlice(v, new SliceRef(Plane.AXIAL, 1));
            assertEquals(6, axial.frame().rows());
            assertEquals(4, axial.frame().columns());
            assertEquals(1.5, axial.frame().mmPerRow());
            assertEquals(1.0, axial.frame().mmPerColumn());
            assertCorner(axial, 3, 7.5, 2);
            SourceSlice coronal = new SourceSlice(v, new SliceRef(Plane.CORONAL, 1));
            assertEquals(5, coronal.frame().rows());
            assertEquals(4, coronal.frame().columns());
            assertEquals(2, coronal.frame().mmPerRow());
            assertCorner(coronal, 3, 1.5, 8);
            SourceSlice sagittal = new SourceSlice(v, new SliceRef(Plane.SAGITTAL, 1));
            assertEquals(5, sagittal.frame().rows());
            assertEquals(6, sagittal.frame().columns());
            assertCorner(sagittal, 1, 7.5, 8);
        }
    }

    private static SourceVolumes volumes(Grid grid) {
        SourceVolumes v = new SourceVolumes(new Positions(grid));
        v.volume("x");
        return v;
    }

    private static void assertCorner(SourceSlice s, double x, double y, double z) {
        assertEquals(x, s.pixels("x")[0]);
        assertEquals(y, s.pixels("y")[0]);
        assertEquals(z, s.pixels("z")[0]);
    }

    @Test
    void pixelsCarryBackToTheVoxelTheyShow() {
        for (Grid grid : STORED) {
            SourceVolumes v = volumes(grid);
            for (Plane plane : Plane.values()) {
                SourceSlice s = new SourceSlice(v, new SliceRef(plane, 2));
                float[][] xyz = {s.pixels("x"), s.pixels("y"), s.pixels("z")};
                for (int r = 0, at = 0; r < s.frame().rows(); r++) {
                    for (int c = 0; c < s.frame().columns(); c++, at++) {
                        double[] voxel = s.toVoxel(r, c);
                        double[] mm = grid.affine().toMm(voxel[0], voxel[1], voxel[2]);
                        assertArrayEquals(new double[] {xyz[0][at], xyz[1][at], xyz[2][at]}, mm, 1e-6);
                        double[] pixel = s.geometry().toPixel(voxel[0], voxel[1], voxel[2]);
                        assertArrayEquals(new double[] {r, c, 0}, pixel, 1e-9);
                    }
                }
            }
        }
    }

    @Test
    void slicesOfAMaskAreThoseOfItsVolume() {
        for (Grid grid : STORED) {
            boolean[] bits = new boolean[grid.size()];
            double[] at = grid.affine().toVoxel(2, 3, 4);
            bits[grid.index((int) Math.round(at[0]), (int) Math.round(at[1]), (int) Math.round(at[2]))] = true;
            double[] other = grid.affine().toVoxel(2, 3, 8);
            bits[grid.index((int) Math.round(other[0]), (int) Math.round(other[1]), (int) Math.round(other[2]))] = true;
            Mask mask = Mask.of(grid, bits);
            assertEquals(
                    List.of(new SliceRef(Plane.AXIAL, 2), new SliceRef(Plane.AXIAL, 4)),
                    Slices.withTumour(mask, grid, Plane.AXIAL));
            assertEquals(Optional.of(new Slices.Range(2, 4)), Slices.tumourRange(mask, grid, Plane.AXIAL));
            assertEquals(Optional.of(new Slices.Range(2, 2)), Slices.tumourRange(mask, grid, Plane.CORONAL));
            assertEquals(Optional.of(new Slices.Range(2, 2)), Slices.tumourRange(mask, grid, Plane.SAGITTAL));
            assertEquals(Optional.empty(), Slices.tumourRange(mask.emptied(), grid, Plane.AXIAL));
            Mask slice = SliceMasks.of(mask, grid, new SliceRef(Plane.AXIAL, 2));
            assertEquals(1, slice.count());
            assertTrue(slice.at((5 - 2) * 4 + (3 - 2)), "row counts from anterior, column from the right");
            boolean[] back = new boolean[grid.size()];
            for (SliceRef ref : Slices.all(grid, Plane.SAGITTAL)) {
                SliceMasks.into(back, SliceGeometry.of(grid, ref), SliceMasks.of(mask, grid, ref));
            }
            assertArrayEquals(bits, back);
        }
    }

    @Test
    void whatIsNotThereIsSaid() {
        SourceVolumes v = volumes(STORED.get(0));
        ImagingException e =
                assertThrows(ImagingException.class, () -> new SourceSlice(v, new SliceRef(Plane.AXIAL, 5)));
        assertTrue(e.getMessage().contains("axial-005") && e.getMessage().contains("0 to 4"), e.getMessage());
        DatasetException grids = assertThrows(DatasetException.class, () -> v.volume("other"));
        assertTrue(grids.getMessage().contains("other") && grids.getMessage().contains("1x1x1"), grids.getMessage());
    }
}
