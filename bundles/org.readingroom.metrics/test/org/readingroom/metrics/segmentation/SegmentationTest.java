package org.readingroom.metrics.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.MetricException;

class SegmentationTest {
    private static Mask slice(double mmPerRow, double mmPerColumn, String... rows) {
        int columns = rows[0].length();
        boolean[] bits = new boolean[rows.length * columns];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = rows[i / columns].charAt(i % columns) == '#';
        }
        return new Mask(new int[] {rows.length, columns}, new double[] {mmPerRow, mmPerColumn}, bits);
    }

    private static Mask inOneSlab(Mask slice) {
        return new Mask(
                new int[] {slice.extent(0), slice.extent(1), 1},
                new double[] {slice.spacing()[0], slice.spacing()[1], 5},
                slice.bits());
    }

    @Test
    void oneFarReferencePixelCountsAsInThePitfallsPaper() {
        boolean[] block = new boolean[14 * 14];
        for (int i = 0; i < 9; i++) {
            block[(1 + i / 3) * 14 + 1 + i % 3] = true;
        }
        boolean[] withFar = block.clone();
        withFar[11 * 14 + 11] = true;
        Mask reference = new Mask(new int[] {14, 14}, new double[] {1, 1}, withFar);
        MaskPair pair = MaskPair.of(new Mask(new int[] {14, 14}, new double[] {1, 1}, block), reference);
        assertEquals(11.31, HausdorffDistance.of(pair), 0.01);
        assertEquals(6.79, Hausdorff95.of(pair), 0.01);
        assertEquals(2.26, Hausdorff95Pooled.of(pair), 0.01);
        assertEquals(11.31, SurfelHausdorff95.of(pair), 0.01);
    }

    @Test
    void twoPixelsTwoApartAreTheirSpacingApart() {
        MaskPair pair = MaskPair.of(slice(2, 1, "#..", "..."), slice(2, 1, "..#", "..."));
        assertEquals(2, Hausdorff95.of(pair));
        assertEquals(4, Hausdorff95.of(MaskPair.of(slice(2, 1, "#", ".", "."), slice(2, 1, ".", ".", "#"))));
    }

    @Test
    void emptyMasksFollowTheRules() {
        Mask some = slice(3, 4, "#.", "..");
        Mask none = some.emptied();
        for (MaskPair one : new MaskPair[] {MaskPair.of(none, some), MaskPair.of(some, none)}) {
            assertEquals(0, Dice.of(VoxelCounts.of(one)));
            assertEquals(10, Hausdorff95.of(one), 1e-12);
            assertEquals(10, Hausdorff95Pooled.of(one), 1e-12);
            assertEquals(374, SurfelHausdorff95.of(one, LesionWise.PENALTY));
            assertThrows(MetricException.class, () -> SurfaceDistances.of(one, Surface.FACE));
        }
        MaskPair both = MaskPair.of(none, none);
        assertEquals(1, Dice.of(VoxelCounts.of(both)));
        assertTrue(Double.isNaN(Dice.ratio(VoxelCounts.of(both))));
        assertTrue(Double.isNaN(VoxelPrecision.of(VoxelCounts.of(both))));
        assertTrue(Double.isNaN(VoxelRecall.of(VoxelCounts.of(both))));
        assertEquals(0, Hausdorff95.of(both));
        assertEquals(new VoxelCounts(0, 0, 0, 4), VoxelCounts.of(both));
    }

    @Test
    void thePenaltyOnTheBratsGridIsItsDiagonal() {
        Mask grid = new Mask(new int[] {155, 240, 240}, new double[] {1, 1, 1}, new boolean[155 * 240 * 240]);
        assertEquals(Hausdorff95.BRATS_PENALTY, grid.diagonal(), 1e-6);
    }

    @Test
    void aSliceIsMeasuredInTwoDimensionsAndASlabIsAllSurface() {
        Mask big = slice(1, 1, ".....", ".###.", ".###.", ".###.", ".....");
        Mask dot = slice(1, 1, ".....", ".....", "..#..", ".....", ".....");
        assertEquals(8, SurfaceDistances.of(MaskPair.of(big, dot), Surface.FACE).toReference().length);
        assertEquals(
                9,
                SurfaceDistances.of(MaskPair.of(inOneSlab(big), inOneSlab(dot)), Surface.FACE)
                        .toReference()
                        .length);
    }

    @Test
    void masksOfOtherGridsAreRefused() {
        Mask a = slice(1, 1, "#.");
        assertThrows(MetricException.class, () -> MaskPair.of(a, slice(1, 1, "#..")));
        assertThrows(MetricException.class, () -> MaskPair.of(a, slice(1, 2, "#.")));
    }

    @Test
    void aFrameRoundTheMasksChangesNothingButTheTrueNegatives() {
        Random random = new Random(3);
        boolean[] small = new boolean[5 * 6 * 7];
        boolean[] other = new boolean[small.length];
        for (int i = 0; i < small.length; i++) {
            small[i] = random.nextInt(3) == 0;
            other[i] = random.nextInt(3) == 0;
        }
        MaskPair bare = MaskPair.of(framed(small, 0), framed(other, 0));
        MaskPair wide = MaskPair.of(framed(small, 4), framed(other, 4));
        assertEquals(Hausdorff95.of(bare), Hausdorff95.of(wide));
        assertEquals(SurfelHausdorff95.of(bare), SurfelHausdorff95.of(wide));
        VoxelCounts a = VoxelCounts.of(bare);
        VoxelCounts b = VoxelCounts.of(wide);
        assertEquals(new VoxelCounts(a.truePositive(), a.falsePositive(), a.falseNegative(), b.trueNegative()), b);
        assertEquals(13 * 14 * 15, b.total());
    }

    private static Mask framed(boolean[] bits, int margin) {
        int[] shape = {5 + 2 * margin, 6 + 2 * margin, 7 + 2 * margin};
        boolean[] framed = new boolean[shape[0] * shape[1] * shape[2]];
        for (int i = 0; i < bits.length; i++) {
            int at = ((i / 42 + margin) * shape[1] + i / 7 % 6 + margin) * shape[2] + i % 7 + margin;
            framed[at] = bits[i];
        }
        return new Mask(shape, new double[] {1.5, 0.5, 2}, framed);
    }

    @Test
    void aStrayVoxelBesideTwoPerfectLesionsCostsAThird() {
        int[] shape = {12, 12, 40};
        boolean[] two = new boolean[12 * 12 * 40];
        for (int i = 0; i < 4 * 4 * 4; i++) {
            int at = ((2 + i / 16) * 12 + 2 + i / 4 % 4) * 40 + 2 + i % 4;
            two[at] = true;
            two[at + 16] = true;
        }
        boolean[] stray = two.clone();
        stray[(10 * 12 + 10) * 40 + 38] = true;
        double[] mm = {1, 1, 1};
        LesionWise score = LesionWise.of(new Mask(shape, mm, stray), new Mask(shape, mm, two), LesionWise.Rule.GLIOMA);
        assertEquals(new LesionWise(2, 2, 0, 1, 2 / 3.0, 374 / 3.0), score);
        assertEquals(
                new LesionWise(0, 0, 0, 0, 1, 0),
                LesionWise.of(
                        new Mask(shape, mm, two).emptied(),
                        new Mask(shape, mm, two).emptied(),
                        LesionWise.Rule.GLIOMA));
    }
}
