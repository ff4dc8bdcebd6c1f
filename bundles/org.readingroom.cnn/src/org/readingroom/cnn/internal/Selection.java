package org.readingroom.cnn.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.readingroom.api.data.Case;

/**
 * {@code selection.json} beside the weights: what was chosen by validation patients, by which, and how they did. Scores of
 * these patients say less than those of others, and are to be headed so.
 */
final class Selection {
    private Selection() {}

    /**
     * @param tried the networks of each learning rate
     * @param chosen those of the best
     * @param heldOut whether a patient who chose is read only by networks that were not trained on that patient
     */
    static void write(
            Path folder,
            NetworkReader reader,
            Map<Double, List<TrainedNetwork>> tried,
            List<TrainedNetwork> chosen,
            boolean heldOut) {
        ObjectNode node = new ObjectMapper().createObjectNode().put("format", 1);
        node.put("score", reader.score()).put("measure", reader.measure());
        node.put("learningRate", chosen.get(0).rate()).put("heldOut", heldOut);
        ArrayNode chose = node.putArray("chose").add("threshold");
        if (tried.size() > 1) {
            chose.add("lr");
        }
        if (chosen.stream().anyMatch(n -> n.rows().size() > 1)) {
            chose.add("epoch");
        }
        tried.forEach((rate, networks) -> {
            ObjectNode t = node.withArray("tried").addObject().put("learningRate", rate);
            put(t, mean(networks));
            networks.forEach(n -> put(
                    t.withArray("folds")
                            .addObject()
                            .put("fold", n.fold().name())
                            .put("epoch", n.epoch()),
                    n.outcome().orElseThrow()));
        });
        ArrayNode cases = node.putArray("usedForSelection");
        chosen.stream()
                .flatMap(n -> n.fold().validation().stream())
                .map(Case::id)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
                .forEach(cases::add);
        JsonFile.write(folder.resolve("selection.json"), node);
    }

    /** The outcome of some networks together. */
    static Outcome mean(List<TrainedNetwork> networks) {
        return Outcome.mean(
                networks.stream().map(n -> n.outcome().orElseThrow()).toList());
    }

    private static void put(ObjectNode node, Outcome o) {
        node.put("patients", o.patients())
                .put("loss", o.loss())
                .put("score", o.score())
                .put("threshold", o.fixed())
                .put("atThreshold", o.atFixed())
                .put("tunedThreshold", o.tuned())
                .put("atTunedThreshold", o.atTuned());
    }
}
