package org.readingroom.controls.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;

/**
 * Predicts the grade from what has nothing to do with the tumour: the {@link ShortcutFeatures header facts and global
 * intensity statistics} of a case, by {@link LogisticRegression} over the training patients. Where it does well, so may
 * any reader that learnt the scanner instead of the disease.
 *
 * <p>It never opens a mask, and uses only what every reader is given: grid and voxels. The source (site, collection) is
 * not among that: a run hides it with the patient's names and labels, so that no reader can take it for an answer. A
 * case that lacks a volume counts as of mean intensities there; that it lacks it is a feature too.
 *
 * <p>Learning is one pass over the images, which resumes after the last patient it finished.
 */
final class ShortcutModel extends FittedControl {
    private final double l2;
    private List<String> names = List.of();
    private LogisticRegression regression;

    ShortcutModel(ShortcutSettings settings) {
        super("shortcut", Map.of("l2", Double.toString(settings.l2())));
        l2 = settings.l2();
    }

    @Override
    Set<String> tasks() {
        return Set.of(Task.GRADE.id());
    }

    @Override
    int batchSize() {
        return 1;
    }

    @Override
    ObjectNode learn(TrainingView view, List<String> cases, Checkpoint checkpoint, Monitor monitor) {
        monitor.begin("Taking headers and intensities of training patients", cases.size());
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        checkpoint.partial(cases).ifPresent(p -> seen.setAll((ObjectNode) p.path("seen")));
        for (Case subject : view.training()) {
            monitor.checkCancelled();
            if (!seen.has(subject.id())) {
                seen.set(subject.id(), look(view, subject, monitor));
                ObjectNode partial = JsonNodeFactory.instance.objectNode();
                partial.set("seen", seen);
                checkpoint.savePartial(cases, partial);
            }
            monitor.worked(1);
        }
        return fit(seen);
    }

    /** The grade and features of a case; nothing where it has no grade. */
    private static ObjectNode look(TrainingView view, Case subject, Monitor monitor) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Optional<ClassScore> grade = view.truth(subject, Task.GRADE);
        if (grade.isPresent()) {
            node.put("positive", grade.get().label() == 1);
            ShortcutFeatures.of(subject, monitor).forEach(node.putObject("features")::put);
        }
        return node;
    }

    private ObjectNode fit(ObjectNode seen) {
        List<JsonNode> graded =
                seen.valueStream().filter(c -> c.has("features")).toList();
        long positives =
                graded.stream().filter(c -> c.path("positive").asBoolean()).count();
        if (positives == 0 || positives == graded.size()) {
            throw new ModelException("of the " + seen.size() + " training cases " + positives + " are "
                    + Task.GRADE.classes().get(1)
                    + " and " + (graded.size() - positives) + " are "
                    + Task.GRADE.classes().get(0)
                    + "; shortcut learns from both: stratify the split by grade, or leave the arm out");
        }
        Set<String> all = new TreeSet<>();
        graded.forEach(c -> c.path("features").fieldNames().forEachRemaining(all::add));
        List<String> columns = List.copyOf(all);
        double[][] features = new double[graded.size()][];
        boolean[] positive = new boolean[graded.size()];
        for (int n = 0; n < features.length; n++) {
            JsonNode of = graded.get(n).path("features");
            features[n] = columns.stream()
                    .mapToDouble(c -> value(c, of.has(c) ? of.path(c).asDouble() : null))
                    .toArray();
            positive[n] = graded.get(n).path("positive").asBoolean();
        }
        return node(columns, LogisticRegression.fit(features, positive, l2), graded.size());
    }

    /** A feature that is not there has no value, but for a volume, which is then known not to be there. */
    private static double value(String name, Double known) {
        return known != null ? known : name.endsWith(" there") ? 0 : Double.NaN;
    }

    private static ObjectNode node(List<String> columns, LogisticRegression fitted, int patients) {
        ObjectNode learnt = JsonNodeFactory.instance.objectNode();
        learnt.put("trainedOn", patients).put("intercept", fitted.intercept());
        ArrayNode features = learnt.putArray("features");
        for (int f = 0; f < columns.size(); f++) {
            features.addObject()
                    .put("name", columns.get(f))
                    .put("mean", fitted.mean()[f])
                    .put("deviation", fitted.deviation()[f])
                    .put("weight", fitted.weights()[f]);
        }
        return learnt;
    }

    @Override
    void restore(JsonNode learnt) {
        List<JsonNode> features = new ArrayList<>();
        learnt.path("features").forEach(features::add);
        names = features.stream().map(f -> f.path("name").asText()).toList();
        regression = new LogisticRegression(
                column(features, "mean"),
                column(features, "deviation"),
                column(features, "weight"),
                learnt.path("intercept").asDouble());
    }

    private static double[] column(List<JsonNode> features, String key) {
        return features.stream().mapToDouble(f -> f.path(key).asDouble()).toArray();
    }

    @Override
    Object value(Query query, Monitor monitor) {
        Map<String, Double> known = ShortcutFeatures.of(query.subject(), monitor);
        double p = regression.probability(
                names.stream().mapToDouble(n -> value(n, known.get(n))).toArray());
        return ClassScore.of(p >= 0.5 ? 1 : 0, p);
    }
}
