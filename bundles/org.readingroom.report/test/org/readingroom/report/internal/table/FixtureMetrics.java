package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricDefinition.Scope;
import org.readingroom.api.task.Task;

/** The metrics by which the fixture's run is scored: those of the published study's tables. */
final class FixtureMetrics {
    static final List<String> GRADE = List.of(
            "accuracy", "balanced-accuracy", "f1", "precision-class", "recall-class", "specificity-class", "auc");
    static final List<String> MASK = List.of("dice", "hd95", "precision", "recall", "specificity");
    static final List<String> POINT = List.of("centre-in-box", "box-distance-p95", "centre-distance-p95");

    private FixtureMetrics() {}

    static List<MetricDefinition> definitions() {
        List<MetricDefinition> all = new ArrayList<>();
        Map<String, String> labels = Map.of(
                "f1",
                "F1",
                "auc",
                "AUC",
                "hd95",
                "HD95",
                "centre-in-box",
                "Centre in box",
                "box-distance-p95",
                "Distance to the box, 95th percentile",
                "centre-distance-p95",
                "Distance to the centre, 95th percentile");
        for (String metric : GRADE) {
            all.add(definition(metric, labels, Task.GRADE, ""));
        }
        for (String metric : MASK) {
            all.add(definition(metric, labels, Task.MASK, metric.equals("hd95") ? "mm" : ""));
        }
        for (String metric : POINT) {
            all.add(definition(metric, labels, Task.CENTRE_POINT, metric.contains("distance") ? "px" : ""));
        }
        return all;
    }

    private static MetricDefinition definition(String id, Map<String, String> labels, Task<?> task, String unit) {
        String plain = id.replace("-class", "").replace('-', ' ');
        String label = labels.getOrDefault(id, plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1));
        return new MetricDefinition(id, label, task, unit, unit.isEmpty(), Scope.BOTH, "0/0 undefined", "formula");
    }
}
