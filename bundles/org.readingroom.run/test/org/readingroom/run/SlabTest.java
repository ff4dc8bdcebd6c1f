package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

class SlabTest {
    /** Ten slices of 2 x 2 pixels, 3 mm apart. */
    private static final Grid GRID = new Grid(2, 2, 10, Affine.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0));

    private final List<Mask> seen = new ArrayList<>();

    /** The share of voxels that are said rightly; a failure is 0. Notes the masks it is given. */
    private final Metric rights = new Metric() {
        @Override
        public MetricDefinition definition() {
            return new MetricDefinition("r", "r", Task.MASK, "", true, MetricDefinition.Scope.READING, "", "");
        }

        @Override
        public double score(Comparison c) {
            Mask said = (Mask) c.reading().orElseThrow();
            Mask truth = c.truth().get(Task.MASK).orElseThrow();
            seen.add(said);
            double right = 0;
            for (int i = 0; i < said.size(); i++) {
                right += said.at(i) == truth.at(i) ? 1 : 0;
            }
            return right / said.size();
        }

        @Override
        public double failed(Comparison c) {
            return 0;
        }
    };

    private static Mask mask(String bits) {
        boolean[] b = new boolean[4];
        for (int i = 0; i < 4; i++) {
            b[i] = bits.charAt(i) == 'x';
        }
        return new Mask(new int[] {2, 2}, new double[] {1, 1}, b);
    }

    /** @param said empty for a failure */
    private static Comparison slice(int index, String said, String truth) {
        return new Comparison(
                "c",
                "p",
                Optional.of(new SliceRef(Plane.AXIAL, index)),
                Optional.empty(),
                said.isEmpty() ? Optional.empty() : Optional.of(mask(said)),
                TaskValues.NONE.with(Task.MASK, mask(truth)));
    }

    @Test
    void onlyAskedSlicesAreInIt() {
        Slab slab = Slab.of(GRID, List.of(slice(5, "xx..", "xx.."), slice(4, "x...", "xx..")));
        CaseScore score = slab.score(rights);
        // Seven of eight voxels; the eighty of the other slices count for nothing.
        assertEquals(7 / 8.0, score.answered(), 1e-12);
        assertEquals(7 / 8.0, score.withFailures(), 1e-12);
        assertEquals(3, seen.get(0).rank());
        assertEquals(3, seen.get(0).spacing()[0], 1e-12);
        assertTrue(seen.get(0).at(0) && !seen.get(0).at(1), "the lower slice first");
    }

    @Test
    void spacedSlicesStandAtTheirMeanDistance() {
        Slab.of(GRID, List.of(slice(1, "x...", "x..."), slice(4, "x...", "x..."), slice(9, "x...", "x...")))
                .score(rights);
        assertEquals(12, seen.get(0).spacing()[0], 1e-12);
    }

    @Test
    void failedSlicesCountByTheirShare() {
        Slab slab = Slab.of(GRID, List.of(slice(4, "xx..", "xx.."), slice(5, "", "...."), slice(6, "xx..", "xx..")));
        CaseScore score = slab.score(rights);
        assertEquals(1, score.answered(), 1e-12);
        // An empty slice that was failed is no right answer.
        assertEquals(2 / 3.0, score.withFailures(), 1e-12);
    }

    @Test
    void whereAllFailedItIsAFailure() {
        CaseScore score = Slab.of(GRID, List.of(slice(4, "", "xx.."), slice(5, "", "xx..")))
                .score(rights);
        assertTrue(Double.isNaN(score.answered()));
        assertEquals(0, score.withFailures());
    }

    @Test
    void oneSliceIsScoredAsASliceAndOneAskedTwiceOnce() {
        Slab slab = Slab.of(GRID, List.of(slice(4, "xx..", "xx.."), slice(4, "....", "xx..")));
        assertEquals(1, slab.slices());
        assertEquals(1, slab.score(rights).answered());
        assertEquals(2, seen.get(0).rank());
    }
}
