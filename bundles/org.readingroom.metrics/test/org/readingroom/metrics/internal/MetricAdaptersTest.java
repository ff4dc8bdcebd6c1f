package org.readingroom.metrics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

class MetricAdaptersTest {
    private static final PixelBox BOX = new PixelBox(10, 20, 30, 40);

    private static Metric metric(MetricPlugin<NoSettings> plugin) {
        return plugin.create(new NoSettings());
    }

    private static Comparison grade(int truth, Optional<Object> reading) {
        TaskValues values = TaskValues.NONE.with(Task.GRADE, ClassScore.of(truth));
        return new Comparison("case", "patient", Optional.empty(), Optional.empty(), reading, values);
    }

    private static List<Comparison> grades(int tp, int fp, int fn, int tn, int failedPositive, int failedNegative) {
        List<Comparison> all = new ArrayList<>();
        int[] counts = {tp, fp, fn, tn, failedPositive, failedNegative};
        int[] truths = {1, 0, 1, 0, 1, 0};
        int[] said = {1, 1, 0, 0};
        for (int kind = 0; kind < counts.length; kind++) {
            for (int i = 0; i < counts[kind]; i++) {
                all.add(grade(truths[kind], kind < 4 ? Optional.of(ClassScore.of(said[kind])) : Optional.empty()));
            }
        }
        return all;
    }

    private static Comparison slice(Object reading, TaskValues truth) {
        return new Comparison(
                "case",
                "patient",
                Optional.of(new SliceRef(Plane.AXIAL, 7)),
                Optional.of(new SliceFrame(30, 40, 1, 1)),
                Optional.ofNullable(reading),
                truth);
    }

    @Test
    void gradesAreScoredAsInThePublishedTable() {
        List<Comparison> test = grades(37, 4, 7, 7, 0, 0);
        assertEquals(37, metric(new TruePositivesPlugin()).aggregate(test));
        assertEquals(4, metric(new FalsePositivesPlugin()).aggregate(test));
        assertEquals(7, metric(new FalseNegativesPlugin()).aggregate(test));
        assertEquals(7, metric(new TrueNegativesPlugin()).aggregate(test));
        assertEquals(.8000, metric(new AccuracyPlugin()).aggregate(test), 5e-5);
        assertEquals(.8706, metric(new F1Plugin()).aggregate(test), 5e-5);
        assertEquals(.9024, metric(new PrecisionPlugin()).aggregate(test), 5e-5);
        assertEquals(.8409, metric(new RecallPlugin()).aggregate(test), 5e-5);
        assertEquals(.6364, metric(new SpecificityPlugin()).aggregate(test), 5e-5);
        assertEquals(.739, metric(new BalancedAccuracyPlugin()).aggregate(test), 5e-4);
    }

    @Test
    void anInvalidAnswerToANegativePatientStaysInTheDenominatorOfSpecificity() {
        assertEquals(.75, metric(new SpecificityPlugin()).aggregate(grades(5, 0, 0, 3, 0, 1)), 1e-12);
    }

    @Test
    void aReaderThatAlwaysRefusesScoresNothing() {
        List<Comparison> refused = grades(0, 0, 0, 0, 44, 11);
        for (MetricPlugin<NoSettings> plugin : List.of(
                new AccuracyPlugin(),
                new F1Plugin(),
                new PrecisionPlugin(),
                new RecallPlugin(),
                new SpecificityPlugin(),
                new BalancedAccuracyPlugin(),
                new AurocPlugin())) {
            assertEquals(
                    0,
                    metric(plugin).aggregate(refused),
                    metric(plugin).definition().id());
        }
        assertEquals(0, metric(new SpecificityPlugin()).aggregate(grades(0, 0, 0, 0, 44, 0)));
    }

    @Test
    void theAreaNeedsAScoreOfEveryAnswer() {
        Comparison up = grade(1, Optional.of(ClassScore.of(1, .9)));
        Comparison down = grade(0, Optional.of(ClassScore.of(0, .1)));
        assertEquals(1, metric(new AurocPlugin()).aggregate(List.of(up, down)));
        assertEquals(0, metric(new AurocPlugin()).aggregate(List.of(up, grade(0, Optional.empty()))));
        Comparison bare = grade(0, Optional.of(ClassScore.of(0)));
        assertTrue(Double.isNaN(metric(new AurocPlugin()).aggregate(List.of(up, bare))));
    }

    @Test
    void failedMasksCountTheDiagonalAndHideSpecificity() {
        Mask truth = new Mask(new int[] {1, 2}, new double[] {3, 2}, new boolean[] {true, false});
        Comparison failed = slice(null, TaskValues.NONE.with(Task.SLICE_MASK, truth));
        assertEquals(5, metric(new Hausdorff95Plugin()).failed(failed), 1e-12);
        assertEquals(0, metric(new DicePlugin()).failed(failed));
        assertTrue(Double.isNaN(metric(new VoxelSpecificityPlugin()).failed(failed)));
        Comparison found = slice(truth, TaskValues.NONE.with(Task.SLICE_MASK, truth));
        assertEquals(1, metric(new DicePlugin()).score(found));
        assertThrows(MetricException.class, () -> metric(new DicePlugin()).score(slice(BOX, TaskValues.NONE)));
    }

    @Test
    void pointsAreMeasuredInPixelIndices() {
        TaskValues truth = TaskValues.NONE.with(Task.BOUNDING_BOX, BOX);
        Comparison corner = slice(new PixelPoint(30, 40), truth);
        Comparison outside = slice(new PixelPoint(33, 44), truth);
        assertEquals(1, metric(new CentreInBoxPlugin()).score(corner));
        assertEquals(0, metric(new CentreInBoxPlugin()).score(outside));
        assertEquals(5, metric(new BoxDistancePlugin()).score(outside), 1e-12);
        assertEquals(Math.hypot(10, 10), metric(new CentreDistancePlugin()).score(corner), 1e-12);
        assertEquals(50, metric(new CentreDistancePlugin()).failed(slice(null, truth)), 1e-12);
        assertThrows(
                MetricException.class, () -> metric(new CentreInBoxPlugin()).score(slice(BOX, truth)));
    }

    @Test
    void boxesCoverTheirLastPixels() {
        TaskValues truth = TaskValues.NONE.with(Task.BOUNDING_BOX, new PixelBox(0, 0, 1, 1));
        Comparison half = slice(new PixelBox(0, 1, 1, 1), truth);
        assertEquals(.5, metric(new BoxIntersectionOverUnionPlugin()).score(half), 1e-12);
        assertEquals(2 / 3.0, metric(new BoxDicePlugin()).score(half), 1e-12);
    }

    /** 3 x 2 x 2 voxels of 5 x 2 x 10 mm, a tenth of a ml each, of which the first few belong. */
    private static Mask voxels(int first) {
        boolean[] bits = new boolean[12];
        java.util.Arrays.fill(bits, 0, first, true);
        return new Mask(new int[] {3, 2, 2}, new double[] {5, 2, 10}, bits);
    }

    private static Comparison volumes(Mask truth, Mask reading) {
        return new Comparison(
                "case",
                "patient",
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(reading),
                TaskValues.NONE.with(Task.MASK, truth));
    }

    @Test
    void volumesAreComparedInMillilitres() {
        Comparison less = volumes(voxels(4), voxels(1));
        assertEquals(.3, metric(new VolumeErrorPlugin()).score(less), 1e-12);
        assertEquals(-.3, metric(new VolumeBiasPlugin()).score(less), 1e-12);
        assertEquals(.25, metric(new VolumeRatioPlugin()).score(less), 1e-12);
        Comparison more = volumes(voxels(4), voxels(12));
        assertEquals(.8, metric(new VolumeErrorPlugin()).score(more), 1e-12);
        assertEquals(.8, metric(new VolumeBiasPlugin()).score(more), 1e-12);
        assertEquals(3, metric(new VolumeRatioPlugin()).score(more), 1e-12);
    }

    @Test
    void aFailureCountsTheWorstVolumeAndHidesBiasAndRatio() {
        assertEquals(.8, metric(new VolumeErrorPlugin()).failed(volumes(voxels(4), null)), 1e-12);
        assertEquals(.9, metric(new VolumeErrorPlugin()).failed(volumes(voxels(9), null)), 1e-12);
        assertTrue(Double.isNaN(metric(new VolumeBiasPlugin()).failed(volumes(voxels(4), null))));
        assertTrue(Double.isNaN(metric(new VolumeRatioPlugin()).failed(volumes(voxels(4), null))));
    }

    @Test
    void anEmptyTruthHasNoRatioAndASliceNoVolume() {
        assertTrue(Double.isNaN(metric(new VolumeRatioPlugin()).score(volumes(voxels(0), voxels(0)))));
        assertEquals(0, metric(new VolumeErrorPlugin()).score(volumes(voxels(0), voxels(0))));
        assertEquals(0, metric(new VolumeRatioPlugin()).score(volumes(voxels(2), voxels(0))));
        Mask area = new Mask(new int[] {1, 2}, new double[] {3, 2}, new boolean[] {true, false});
        Comparison slice = slice(area, TaskValues.NONE.with(Task.SLICE_MASK, area));
        for (MetricPlugin<NoSettings> plugin :
                List.of(new VolumeErrorPlugin(), new VolumeBiasPlugin(), new VolumeRatioPlugin())) {
            assertTrue(Double.isNaN(metric(plugin).score(slice)));
            assertTrue(Double.isNaN(metric(plugin).failed(slice)));
        }
        assertThrows(MetricException.class, () -> metric(new VolumeBiasPlugin()).score(volumes(voxels(1), area)));
    }
}
