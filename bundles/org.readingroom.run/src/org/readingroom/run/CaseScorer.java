package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.PluginException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.task.Task;
import org.readingroom.imaging.SliceGeometry;
import org.readingroom.study.CohortCase;

/**
 * Scores the readings of one arm on one case: every metric of a task that the arm can be scored on, of the case and of its
 * slices, in each frame. A reading that is still missing is neither answered nor failed. Keeps nothing between cases, so
 * that cases may be scored side by side.
 */
final class CaseScorer {
    private static final String NO_FRAME = "-";

    private final String arm;
    private final boolean asksMask;
    private final List<Metric> metrics;
    private final ScoreScope scope;

    /**
     * @param asked ids of the tasks that the arm is asked
     * @param metrics those of tasks that it can be scored on
     */
    CaseScorer(String arm, List<String> asked, List<Metric> metrics, ScoreScope scope) {
        this.arm = arm;
        this.asksMask = asked.contains(Task.MASK.id());
        this.metrics = List.copyOf(metrics);
        // A reader that says no outline of a kind, and from whose answers none follows, is not scored on it: it did not
        // fail.
        Set<String> says = Derivable.from(asked);
        this.scope = new ScoreScope(
                scope.outlines().stream().filter(o -> says.contains(o.id())).toList(), scope.slabs());
    }

    CaseScores score(CohortCase place, List<FrameReading> frames) {
        CaseScores all = CaseScores.none(place);
        for (FrameReading frame : frames) {
            new InFrame(place, frame, all).score();
        }
        return all;
    }

    /** One case in one frame. */
    private final class InFrame {
        private final CohortCase place;
        private final FrameReading reading;
        private final String frame;
        private final SliceComparisons comparisons;
        private final CaseScores all;

        InFrame(CohortCase place, FrameReading reading, CaseScores all) {
            this.place = place;
            this.reading = reading;
            this.frame = reading.frame().name();
            this.comparisons = new SliceComparisons(place, reading);
            this.all = all;
        }

        /** Comparison by comparison, all metrics of each: they share what a pair of masks takes to prepare. */
        void score() {
            metrics.forEach(m -> guarded(m, () -> ofCase(m, m.definition().task())));
            Map<Task<?>, List<Metric>> ofTask = new LinkedHashMap<>();
            for (Metric m : metrics) {
                Task<?> task = m.definition().task();
                boolean slices = task.scope() == Task.Scope.SLICE
                        || task.equals(Task.MASK) && m.definition().scope() != MetricDefinition.Scope.COHORT;
                if (slices) {
                    ofTask.computeIfAbsent(task, t -> new ArrayList<>()).add(m);
                }
            }
            ofTask.forEach((task, some) -> {
                if (task.equals(Task.MASK)) {
                    ofMasks(some);
                } else {
                    ofSlices(some, task.id(), task, comparisons.of(task));
                }
            });
        }

        private void ofMasks(List<Metric> some) {
            List<Comparison> masks = comparisons.of(Task.SLICE_MASK);
            ofSlices(some, Task.MASK.id(), Task.SLICE_MASK, masks);
            if (scope.slabs() && !masks.isEmpty()) {
                Grid grid = reading.frame().grid().orElseThrow();
                Slab slab = Slab.of(grid, masks);
                some.forEach(m -> guarded(m, () -> ofSlab(m, slab, grid)));
            }
            scope.outlines().forEach(o -> ofSlices(some, o.id(), o, comparisons.ofArea(o)));
        }

        /** A metric that breaks is named, and not asked again. */
        private void guarded(Metric metric, Runnable work) {
            String id = metric.definition().id();
            if (all.broken().containsKey(id)) {
                return;
            }
            try {
                work.run();
            } catch (PluginException | MetricException e) {
                all.drop(
                        id,
                        "metric '" + id + "' has no score for arm '" + arm + "': case " + place.caseId() + ": "
                                + e.getMessage());
            }
        }

        private void ofCase(Metric metric, Task<?> task) {
            boolean mask = task.equals(Task.MASK);
            // What is said of a patient as a whole, such as a grade, has no frame and is scored once.
            boolean once = task.scope() == Task.Scope.CASE && frame.equals(CaseFrame.SOURCE);
            boolean known = reading.frame().truth().values().tasks().contains(task);
            if (!known || !(mask ? asksMask : once)) {
                return;
            }
            ScoreSlot slot = mask
                    ? slot(metric, task.id(), ScoreSlot.VOLUME)
                    : new ScoreSlot(metric, task.id(), place.split(), NO_FRAME, ScoreSlot.PATIENT);
            Optional<Object> said = reading.values().get(task).map(v -> v);
            boolean missing = reading.missing().containsKey(task.id()) && said.isEmpty();
            Comparison c = new Comparison(
                    place.caseId(),
                    place.patient(),
                    Optional.empty(),
                    Optional.empty(),
                    said,
                    reading.frame().truth().values());
            all.scores().put(slot, missing ? CaseScore.MISSING : CaseScore.of(slot, c));
        }

        /** Where every slice was asked, the slab is the volume, and is not scored twice. */
        private void ofSlab(Metric metric, Slab slab, Grid grid) {
            int count = SliceGeometry.count(grid, reading.slices().get(0).ref().plane());
            CaseScore whole = all.scores().get(slot(metric, Task.MASK.id(), ScoreSlot.VOLUME));
            all.scores()
                    .put(
                            slot(metric, Task.MASK.id(), ScoreSlot.SLAB),
                            whole != null && slab.slices() == count ? whole : slab.score(metric));
        }

        private void ofSlices(List<Metric> some, String task, Task<?> read, List<Comparison> slices) {
            double[][] scores = new double[some.size()][slices.size()];
            for (int i = 0; i < slices.size(); i++) {
                for (int m = 0; m < some.size(); m++) {
                    Metric metric = some.get(m);
                    double[] own = scores[m];
                    int at = i;
                    guarded(metric, () -> own[at] = CaseScore.withFailures(metric, slices.get(at)));
                }
            }
            for (int m = 0; m < some.size(); m++) {
                Metric metric = some.get(m);
                double[] own = scores[m];
                guarded(metric, () -> keep(metric, task, read, slices, own));
            }
        }

        private void keep(Metric metric, String task, Task<?> read, List<Comparison> slices, double[] scores) {
            boolean missing = !reading.missing().isEmpty();
            if (slices.isEmpty() && !missing) {
                return;
            }
            List<String> rows =
                    all.sliceRows().computeIfAbsent(metric.definition().id(), k -> new ArrayList<>());
            for (int i = 0; i < scores.length; i++) {
                rows.add(row(metric, read, slices.get(i), scores[i]));
            }
            all.scores().put(slot(metric, task, ScoreSlot.SLICES), CaseScore.of(metric, slices, scores, missing));
        }

        private ScoreSlot slot(Metric metric, String task, String unit) {
            return new ScoreSlot(metric, task, place.split(), frame, unit);
        }

        private String row(Metric metric, Task<?> task, Comparison c, double value) {
            return String.join(
                    ",",
                    arm,
                    place.split().word(),
                    place.caseId(),
                    c.slice().orElseThrow().toString(),
                    metric.definition().id(),
                    task.id(),
                    frame,
                    c.reading().isPresent() ? "answered" : "failed",
                    Double.toString(value));
        }
    }
}
