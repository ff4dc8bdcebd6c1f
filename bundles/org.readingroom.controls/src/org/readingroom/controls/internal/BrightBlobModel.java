package org.readingroom.controls.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Mask;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.Task;

/**
 * Takes the largest bright part of the brain for the tumour. The threshold is a quantile of the case's own brain; which
 * quantile is chosen by the mean Dice over the training patients, the first of equals. Learning resumes after the last
 * patient it finished.
 */
final class BrightBlobModel extends FittedControl {
    private final String volume;
    private final List<Double> quantiles;
    private double quantile;

    BrightBlobModel(BrightBlobSettings settings) {
        super(
                "bright-blob",
                Map.of(
                        "volume",
                        settings.volume(),
                        "quantiles",
                        settings.quantiles().toString()));
        volume = settings.volume();
        quantiles = settings.quantiles();
    }

    @Override
    Set<String> tasks() {
        return Set.of(Task.MASK.id());
    }

    @Override
    int batchSize() {
        return 1;
    }

    @Override
    ObjectNode learn(TrainingView view, List<String> cases, Checkpoint checkpoint, Monitor monitor) {
        monitor.begin("Tuning the threshold on training patients", cases.size());
        ObjectNode done = JsonNodeFactory.instance.objectNode();
        checkpoint.partial(cases).ifPresent(p -> done.setAll((ObjectNode) p.path("dice")));
        for (Case subject : view.training()) {
            monitor.checkCancelled();
            if (!done.has(subject.id())) {
                done.set(subject.id(), dice(view, subject, monitor));
                checkpoint.savePartial(cases, wrapped(done));
            }
            monitor.worked(1);
        }
        return choose(done);
    }

    private static ObjectNode wrapped(ObjectNode dice) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("dice", dice);
        return node;
    }

    /** The Dice of each quantile on one case; empty where the case lacks the volume or a mask. */
    private ArrayNode dice(TrainingView view, Case subject, Monitor monitor) {
        ArrayNode scores = JsonNodeFactory.instance.arrayNode();
        Optional<Mask> truth =
                subject.info().volumes().contains(volume) ? view.truth(subject, Task.MASK) : Optional.empty();
        if (truth.isPresent()) {
            Brain brain = Brain.of(subject.volume(volume));
            for (double q : quantiles) {
                monitor.checkCancelled();
                scores.add(dice(subject, brain.blob(q), truth.get()));
            }
        }
        return scores;
    }

    private static double dice(Case subject, Mask blob, Mask truth) {
        if (!blob.matches(truth)) {
            throw new ModelException("training case " + subject.id() + ": its mask (" + truth
                    + ") is not on the grid of its volumes (" + blob + "); correct the dataset");
        }
        int common = 0;
        for (int v = 0; v < blob.size(); v++) {
            common += blob.at(v) && truth.at(v) ? 1 : 0;
        }
        int sizes = blob.count() + truth.count();
        return sizes == 0 ? 1 : 2.0 * common / sizes;
    }

    private ObjectNode choose(ObjectNode dice) {
        double[] sum = new double[quantiles.size()];
        int patients = 0;
        for (JsonNode scores : dice) {
            patients += scores.isEmpty() ? 0 : 1;
            for (int q = 0; q < scores.size(); q++) {
                sum[q] += scores.get(q).asDouble();
            }
        }
        if (patients == 0) {
            throw new ModelException("none of the " + dice.size() + " training cases has both a volume '" + volume
                    + "' and a mask, which bright-blob is tuned on; set 'volume' to one that the dataset has");
        }
        int best = 0;
        for (int q = 1; q < sum.length; q++) {
            best = sum[q] > sum[best] ? q : best;
        }
        ObjectNode learnt = JsonNodeFactory.instance.objectNode();
        learnt.put("quantile", quantiles.get(best));
        learnt.put("trainingDice", sum[best] / patients);
        learnt.put("tunedOn", patients);
        return learnt;
    }

    @Override
    void restore(JsonNode learnt) {
        quantile = learnt.path("quantile").asDouble();
    }

    @Override
    Object value(Query query, Monitor monitor) {
        return Brain.of(query.subject().volume(volume)).blob(quantile);
    }
}
