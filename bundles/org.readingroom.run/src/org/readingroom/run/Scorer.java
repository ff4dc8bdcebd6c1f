package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.PluginException;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Split;

/**
 * Scores the readings of one arm: every metric of a task that the arm can be scored on, per case, per slice and per cohort,
 * in each frame that its readings come in, over answered readings only and with failures as wrong. A reading that is still missing is neither.
 */
final class Scorer {
    static final String ANSWERED_ONLY = "answered-only";
    static final String FAILURES_AS_WRONG = "failures-as-wrong";
    /** The columns of {@code slice_scores.csv}. */
    static final String SLICE_HEADER = "arm,split,case,slice,metric,task,frame,state,value";

    private static final int SLICE_METRIC = 4;
    private static final String ALL = "*";
    private static final String NO_FRAME = "-";

    private final String arm;
    private final boolean asksMask;
    private final List<Metric> metrics;
    private final Map<String, MetricScores> scores = new LinkedHashMap<>();
    private final List<String> sliceRows = new ArrayList<>();
    private final Map<String, String> broken = new LinkedHashMap<>();

    /**
     * @param asked ids of the tasks that the arm is asked
     * @param metrics those of tasks that it can be scored on
     */
    Scorer(String arm, List<String> asked, List<Metric> metrics) {
        this.arm = arm;
        this.asksMask = asked.contains(Task.MASK.id());
        this.metrics = new ArrayList<>(metrics);
    }

    /** Scores a case in one frame. */
    void add(CohortCase place, FrameReading reading) {
        for (Metric metric : List.copyOf(metrics)) {
            try {
                add(metric, place, reading);
            } catch (PluginException | MetricException e) {
                drop(metric, place, e);
            }
        }
    }

    private void add(Metric metric, CohortCase place, FrameReading reading) {
        Task<?> task = metric.definition().task();
        // What is said of a patient as a whole, such as a grade, has no frame and is scored once.
        if (task.equals(Task.MASK)
                ? asksMask
                : task.scope() == Task.Scope.CASE && reading.frame().name().equals(CaseFrame.SOURCE)) {
            addCase(metric, task, place, reading);
        }
        if (task.scope() == Task.Scope.SLICE || task.equals(Task.MASK) && perReading(metric)) {
            addSlices(metric, task, place, reading);
        }
    }

    /** A metric that breaks loses its scores, named; the others go on. */
    private void drop(Metric metric, CohortCase place, ReadingRoomException why) {
        String id = metric.definition().id();
        metrics.remove(metric);
        scores.values().removeIf(s -> s.metric() == metric);
        sliceRows.removeIf(row -> row.split(",", -1)[SLICE_METRIC].equals(id));
        broken.put(
                id,
                "metric '" + id + "' has no score for arm '" + arm + "': case " + place.caseId() + ": "
                        + why.getMessage());
    }

    /** Why a metric has no scores, by metric. */
    Map<String, String> broken() {
        return broken;
    }

    private static boolean perReading(Metric metric) {
        return metric.definition().scope() != MetricDefinition.Scope.COHORT;
    }

    private void addCase(Metric metric, Task<?> task, CohortCase place, FrameReading reading) {
        CaseTruth truth = reading.frame().truth();
        boolean mask = task.equals(Task.MASK);
        MetricScores into =
                into(metric, place.split(), mask ? reading.frame().name() : NO_FRAME, mask ? "3d-patient" : "patient");
        boolean asked = truth.values().tasks().contains(task);
        boolean missing = reading.missing().containsKey(task.id());
        Optional<Object> said = reading.values().get(task).map(v -> v);
        if (asked && missing && said.isEmpty()) {
            into.missing(place);
        } else if (asked) {
            into.reading(
                    place,
                    new Comparison(
                            place.caseId(), place.patient(), Optional.empty(), Optional.empty(), said, truth.values()));
        }
    }

    private void addSlices(Metric metric, Task<?> task, CohortCase place, FrameReading reading) {
        CaseTruth truth = reading.frame().truth();
        Task<?> read = task.equals(Task.MASK) ? Task.SLICE_MASK : task;
        List<Comparison> comparisons = new ArrayList<>();
        boolean missing = !reading.missing().isEmpty();
        for (FrameReading.OnSlice slice : reading.slices()) {
            TaskValues onSlice = truth.on(slice.ref());
            Optional<Object> said = slice.said().get(read).map(v -> v);
            if (!onSlice.tasks().contains(read) || missing && said.isEmpty()) {
                continue;
            }
            TaskValues seen = task.equals(Task.MASK)
                    ? onSlice.with(Task.MASK, onSlice.get(Task.SLICE_MASK).orElseThrow())
                    : onSlice;
            Comparison c = new Comparison(
                    place.caseId(),
                    place.patient(),
                    Optional.of(slice.ref()),
                    Optional.of(truth.frame(slice.ref())),
                    said,
                    seen);
            comparisons.add(c);
            sliceRows.add(sliceRow(metric, read, reading.frame().name(), place, c));
        }
        into(metric, place.split(), reading.frame().name(), "2d-slice-mean").slices(place, comparisons, missing);
    }

    private String sliceRow(Metric metric, Task<?> task, String frame, CohortCase place, Comparison c) {
        double value = c.reading().isPresent() ? metric.score(c) : metric.failed(c);
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

    private MetricScores into(Metric metric, Split split, String frame, String unit) {
        return scores.computeIfAbsent(
                split + " " + frame + " " + unit + " " + metric.definition().id(),
                k -> new MetricScores(metric, split, frame, unit));
    }

    /** Every score so far, cohort rows before case rows. */
    List<ScoreRow> rows() {
        List<ScoreRow> rows = new ArrayList<>();
        for (MetricScores s : scores.values()) {
            MetricDefinition d = s.metric().definition();
            String split = s.split().word();
            for (boolean failures : new boolean[] {false, true}) {
                String rule = failures ? FAILURES_AS_WRONG : ANSWERED_ONLY;
                rows.add(new ScoreRow(
                        arm,
                        split,
                        ALL,
                        d.id(),
                        d.task().id(),
                        s.frame(),
                        s.unit(),
                        rule,
                        s.cohort(failures),
                        s.defined(failures),
                        s.total()));
            }
            s.cases()
                    .forEach((caseId, one) -> rows.add(new ScoreRow(
                            arm,
                            split,
                            caseId,
                            d.id(),
                            d.task().id(),
                            s.frame(),
                            s.unit(),
                            FAILURES_AS_WRONG,
                            one.withFailures(),
                            one.defined(),
                            one.total())));
        }
        return rows;
    }

    /** Every slice's score so far, as lines of {@code slice_scores.csv}. */
    List<String> sliceRows() {
        return sliceRows;
    }
}
