package org.readingroom.run.analysis;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;

/** Accuracy, balanced accuracy or the area under the curve, plainly; a failed reading is wrong and ranked last. */
record Grading(String id) implements Metric {
    @Override
    public MetricDefinition definition() {
        MetricDefinition.Scope scope =
                id.equals("accuracy") ? MetricDefinition.Scope.BOTH : MetricDefinition.Scope.COHORT;
        return new MetricDefinition(id, id, Task.GRADE, "", true, scope, "", "");
    }

    private static boolean right(Comparison c) {
        return said(c).map(s -> s.label() == truth(c)).orElse(false);
    }

    private static int truth(Comparison c) {
        return c.truth().get(Task.GRADE).orElseThrow().label();
    }

    private static Optional<ClassScore> said(Comparison c) {
        return c.reading().map(ClassScore.class::cast);
    }

    @Override
    public double score(Comparison c) {
        return id.equals("accuracy") ? right(c) ? 1 : 0 : Double.NaN;
    }

    @Override
    public double failed(Comparison c) {
        return id.equals("accuracy") ? 0 : Double.NaN;
    }

    @Override
    public double aggregate(List<Comparison> all) {
        return switch (id) {
            case "accuracy" ->
                all.stream().mapToDouble(c -> right(c) ? 1 : 0).average().orElseThrow();
            case "balanced-accuracy" -> (share(all, 0) + share(all, 1)) / 2;
            default -> area(all);
        };
    }

    private static double share(List<Comparison> all, int label) {
        return all.stream()
                .filter(c -> truth(c) == label)
                .mapToDouble(c -> right(c) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static double area(List<Comparison> all) {
        double sum = 0;
        int n = 0;
        for (Comparison p : all) {
            for (Comparison q : all) {
                if (truth(p) == 1 && truth(q) == 0) {
                    sum += Double.compare(score1(p), score1(q)) / 2.0 + 0.5;
                    n++;
                }
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private static double score1(Comparison c) {
        double worst = truth(c) == 1 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return said(c).map(s -> s.positive().orElse(Double.NaN)).orElse(worst);
    }
}
