package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        this.scope = scope;
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
        private Slab slab;

        InFrame(CohortCase place, FrameReading reading, CaseScores all) {
            this.place = place;
            this.reading = reading;
            this.frame = reading.frame().name();
            this.comparisons = new SliceComparisons(place, reading);
            this.all = all;
        }

        void score() {
            for (Metric metric : metrics) {
                String id = metric.definition().id();
                if (all.broken().containsKey(id)) {
                    continue;
                }
                try {
                    score(metric);
                } catch (PluginException | MetricException e) {
                    all.drop(
                            id,
                            "metric '" + id + "' has no score for arm '" + arm + "': case " + place.caseId() + ": "
                                    + e.getMessage());
                }
            }
        }

        private void score(Metric metric) {
            Task<?> task = metric.definition().task();
            boolean ofMask = task.equals(Task.MASK);
            // What is said of a patient as a whole, such as a grade, has no frame and is scored once.
            boolean once = task.scope() == Task.Scope.CASE && frame.equals(CaseFrame.SOURCE);
            if (ofMask ? asksMask : once) {
                ofCase(metric, task);
            }
            if (task.scope() == Task.Scope.SLICE) {
                ofSlices(metric, task.id(), task, comparisons.of(task));
            } else if (ofMask && metric.definition().scope() != MetricDefinition.Scope.COHORT) {
                ofSlices(metric, task.id(), Task.SLICE_MASK, comparisons.of(Task.SLICE_MASK));
                if (scope.slabs() && !comparisons.of(Task.SLICE_MASK).isEmpty()) {
                    ofSlab(metric);
                }
                scope.outlines().forEach(o -> ofSlices(metric, o.id(), o, comparisons.ofArea(o)));
            }
        }

        private void ofCase(Metric metric, Task<?> task) {
            if (!reading.frame().truth().values().tasks().contains(task)) {
                return;
            }
            boolean mask = task.equals(Task.MASK);
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
        private void ofSlab(Metric metric) {
            Grid grid = reading.frame().grid().orElseThrow();
            slab = slab == null ? Slab.of(grid, comparisons.of(Task.SLICE_MASK)) : slab;
            int count = SliceGeometry.count(grid, reading.slices().get(0).ref().plane());
            CaseScore whole = all.scores().get(slot(metric, Task.MASK.id(), ScoreSlot.VOLUME));
            all.scores()
                    .put(
                            slot(metric, Task.MASK.id(), ScoreSlot.SLAB),
                            whole != null && slab.slices() == count ? whole : slab.score(metric));
        }

        private void ofSlices(Metric metric, String task, Task<?> read, List<Comparison> slices) {
            boolean missing = !reading.missing().isEmpty();
            if (slices.isEmpty() && !missing) {
                return;
            }
            double[] scores = slices.stream()
                    .mapToDouble(c -> CaseScore.withFailures(metric, c))
                    .toArray();
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
