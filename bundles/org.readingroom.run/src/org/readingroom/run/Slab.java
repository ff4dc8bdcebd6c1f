package org.readingroom.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.SliceGeometry;

/**
 * The slices of a case that were asked, stacked, reading and truth alike: a volume of them alone. Slices that were not asked
 * are in neither, so that they are no true negatives. Slices that are spaced stand at their mean distance; one slice alone is
 * scored as a slice.
 *
 * <p>Failed slices are left out of the stack. As wrong, they count by their share: a third of the slices failed, and a third
 * of the score is what a failure scores.
 */
final class Slab {
    private final Grid grid;
    private final List<Comparison> answered;
    private final List<Comparison> failed;
    private final Optional<Comparison> answeredStack;
    private final Optional<Comparison> failedStack;

    private Slab(Grid grid, List<Comparison> answered, List<Comparison> failed) {
        this.grid = grid;
        this.answered = answered;
        this.failed = failed;
        this.answeredStack = answered.isEmpty() ? Optional.empty() : Optional.of(stacked(answered));
        this.failedStack = failed.isEmpty() ? Optional.empty() : Optional.of(stacked(failed));
    }

    /** Of the masks of some slices of one plane; of two on one slice the first stands. */
    static Slab of(Grid grid, List<Comparison> slices) {
        Map<SliceRef, Comparison> byPlace = new TreeMap<>(Comparator.comparingInt(SliceRef::index));
        slices.forEach(c -> byPlace.putIfAbsent(c.slice().orElseThrow(), c));
        List<Comparison> answered = new ArrayList<>();
        List<Comparison> failed = new ArrayList<>();
        byPlace.values().forEach(c -> (c.reading().isPresent() ? answered : failed).add(c));
        return new Slab(grid, answered, failed);
    }

    /** How many slices it holds. */
    int slices() {
        return answered.size() + failed.size();
    }

    CaseScore score(Metric metric) {
        double said = answeredStack.map(metric::score).orElse(Double.NaN);
        double wrong = failedStack.map(metric::failed).orElse(Double.NaN);
        double share = (double) failed.size() / slices();
        double both = Double.isNaN(wrong) ? said : Double.isNaN(said) ? wrong : (1 - share) * said + share * wrong;
        return new CaseScore(said, both, Double.isNaN(both) ? 0 : 1, 1, Optional.empty());
    }

    private Comparison stacked(List<Comparison> slices) {
        Comparison first = slices.get(0);
        Optional<Object> reading = first.reading()
                .map(any -> stack(slices.stream()
                        .map(c -> (Mask) c.reading().orElseThrow())
                        .toList()));
        Mask truth = stack(
                slices.stream().map(c -> c.truth().get(Task.MASK).orElseThrow()).toList());
        return new Comparison(
                first.caseId(),
                first.patientId(),
                Optional.empty(),
                Optional.empty(),
                reading,
                TaskValues.NONE.with(Task.MASK, truth));
    }

    private Mask stack(List<Mask> masks) {
        Mask first = masks.get(0);
        if (masks.size() == 1) {
            return first;
        }
        boolean[] bits = new boolean[masks.size() * first.size()];
        for (int i = 0; i < masks.size(); i++) {
            System.arraycopy(masks.get(i).bits(), 0, bits, i * first.size(), first.size());
        }
        return new Mask(
                new int[] {masks.size(), first.extent(0), first.extent(1)},
                new double[] {step(), first.spacing()[0], first.spacing()[1]},
                bits);
    }

    /** The mean distance between neighbouring slices of the slab, failed ones too, mm. */
    private double step() {
        List<SliceRef> all = new ArrayList<>();
        answered.forEach(c -> all.add(c.slice().orElseThrow()));
        failed.forEach(c -> all.add(c.slice().orElseThrow()));
        all.sort(Comparator.comparingInt(SliceRef::index));
        double[] low = SliceGeometry.of(grid, all.get(0)).toVoxel(0, 0);
        double[] high = SliceGeometry.of(grid, all.get(all.size() - 1)).toVoxel(0, 0);
        double[] mm = grid.spacing();
        double squares = IntStream.range(0, 3)
                .mapToDouble(a -> (high[a] - low[a]) * mm[a])
                .map(d -> d * d)
                .sum();
        return Math.sqrt(squares) / (all.size() - 1);
    }
}
