package org.readingroom.report.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;

/** The scores of a run, found by what a table asks for. */
public final class Scores {
    /** The case id of a score of the whole cohort. */
    public static final String COHORT = "*";

    public static final String ANSWERED_ONLY = "answered-only";
    public static final String FAILURES_AS_WRONG = "failures-as-wrong";

    /** Metrics as a radiologist reads them; those of other plugins follow. */
    private static final List<String> KNOWN = List.of(
            "tp",
            "fp",
            "fn",
            "tn",
            "accuracy",
            "balanced-accuracy",
            "f1",
            "precision-class",
            "recall-class",
            "specificity-class",
            "auc",
            "dice",
            "hd95",
            "precision",
            "recall",
            "specificity",
            "centre-in-box",
            "box-distance-p95",
            "centre-distance-p95",
            "box-distance",
            "centre-distance",
            "box-dice",
            "box-iou");

    /** How many patients fall where, printed whole and without a unit. */
    public static final Set<String> COUNTS = Set.of("tp", "fp", "fn", "tn");

    private record Key(String arm, String caseId, String metric, String rule, ScoreGroup group) {}

    private final RunData run;
    private final ReadingFiles readings;
    private final Map<Key, ScoreRow> rows = new HashMap<>();
    private final Map<String, MetricDefinition> definitions = new LinkedHashMap<>();
    private Optional<Intervals> intervals = Optional.empty();

    public Scores(RunData run) {
        this.run = run;
        this.readings = new ReadingFiles(run.folder());
        for (ScoreRow row : run.scores()) {
            rows.put(new Key(row.arm(), row.caseId(), row.metric(), row.rule(), ScoreGroup.of(row)), row);
        }
        run.definitions().forEach(d -> definitions.put(d.id(), d));
    }

    public List<RunData.Arm> arms() {
        return run.arms();
    }

    public Optional<ScoreRow> row(String arm, String caseId, String metric, String rule, ScoreGroup group) {
        return Optional.ofNullable(rows.get(new Key(arm, caseId, metric, rule, group)));
    }

    /** The groups that have scores of some tasks, in the order in which they are shown. */
    public List<ScoreGroup> groups(Predicate<String> task) {
        TreeSet<ScoreGroup> groups = new TreeSet<>();
        for (ScoreRow row : run.scores()) {
            if (task.test(row.task())) {
                groups.add(ScoreGroup.of(row));
            }
        }
        return List.copyOf(groups);
    }

    /** The metrics of a group: of the whole cohort, or of its cases. */
    public List<String> metrics(ScoreGroup group, boolean ofCases) {
        List<String> order = new ArrayList<>(KNOWN);
        order.addAll(definitions.keySet());
        TreeSet<String> metrics =
                new TreeSet<>(Order.by(order.stream().distinct().toList()));
        for (ScoreRow row : run.scores()) {
            if (row.caseId().equals(COHORT) != ofCases && ScoreGroup.of(row).equals(group)) {
                metrics.add(row.metric());
            }
        }
        return List.copyOf(metrics);
    }

    /** The cases of a group in the order of the run. */
    public List<String> cases(ScoreGroup group) {
        return run.scores().stream()
                .filter(row ->
                        !row.caseId().equals(COHORT) && ScoreGroup.of(row).equals(group))
                .map(ScoreRow::caseId)
                .distinct()
                .toList();
    }

    /** A metric's score of a case with failures as wrong; as answered where the run gives that alone. */
    public Optional<ScoreRow> ofCase(String arm, String caseId, String metric, ScoreGroup group) {
        return row(arm, caseId, metric, FAILURES_AS_WRONG, group)
                .or(() -> row(arm, caseId, metric, ANSWERED_ONLY, group));
    }

    /** Whether an arm failed on a case: it is scored as wrong, and its reading holds no value of the task. */
    public boolean failed(String arm, String caseId, ScoreGroup group) {
        return readings.read(arm, caseId)
                .filter(reading ->
                        reading.get("values") != null && !reading.get("values").has(group.task()))
                .isPresent();
    }

    /** The run's intervals by patient. */
    public Intervals intervals() {
        if (intervals.isEmpty()) {
            intervals = Optional.of(Intervals.read(run.folder()));
        }
        return intervals.get();
    }

    /** Whether patients of a part of the cohort chose something of an arm: a learning rate, an epoch, a threshold. */
    public boolean choseSomethingOf(RunData.Arm arm, String split) {
        SelectionFile selection = selection(arm);
        return selection.there() && selection.chosenBy(CohortFile.read(run.folder()), split);
    }

    /** Whether an arm's training patients were each read by networks that were not trained on them. */
    public boolean crossValidated(RunData.Arm arm, String split) {
        return split.equals("train") && selection(arm).heldOut();
    }

    private SelectionFile selection(RunData.Arm arm) {
        return SelectionFile.read(run.folder(), ArmFile.read(run.folder(), arm));
    }

    public Optional<MetricDefinition> definition(String metric) {
        return Optional.ofNullable(definitions.get(metric));
    }

    /** What a column of the metric is headed: its label, without what the table's own heading says, and its unit. */
    public String heading(String metric) {
        String label = definition(metric)
                .map(MetricDefinition::label)
                .orElse(metric)
                .replaceFirst(" \\((grade|voxels)\\)$", "");
        String unit = unit(metric);
        return unit.isEmpty() || COUNTS.contains(metric) ? label : label + " (" + unit + ")";
    }

    public String unit(String metric) {
        return definition(metric).map(MetricDefinition::unit).orElse("");
    }
}
