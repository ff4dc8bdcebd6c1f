package org.readingroom.cnn.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the training of one network stands, beside its weights: what a checkpoint keeps of it. */
final class TrainingState {
    /** Epochs that are done. */
    int epochs;

    /** Samples drawn of the epoch that is not done. */
    int drawn;

    /** Steps done. */
    long steps;

    /** Sum of the losses of the samples drawn in this epoch. */
    double lossSum;

    /** The epoch of the best outcome, from 1; 0 where there is none yet. */
    int bestEpoch;

    /** The best outcome. */
    Optional<Outcome> best = Optional.empty();

    /** A row for each epoch done. */
    final List<Row> rows = new ArrayList<>();

    /**
     * An epoch.
     *
     * @param epoch from 1
     * @param steps done at its end
     * @param loss mean over its draws
     * @param outcome on validation, where it was looked at
     */
    record Row(int epoch, long steps, double loss, Optional<Outcome> outcome) {}

    ObjectNode json() {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("epochs", epochs)
                .put("drawn", drawn)
                .put("steps", steps)
                .put("lossSum", lossSum)
                .put("bestEpoch", bestEpoch);
        best.ifPresent(o -> node.set("best", json(o)));
        ArrayNode all = node.putArray("rows");
        for (Row row : rows) {
            ObjectNode r = all.addObject()
                    .put("epoch", row.epoch())
                    .put("steps", row.steps())
                    .put("loss", row.loss());
            row.outcome().ifPresent(o -> r.set("outcome", json(o)));
        }
        return node;
    }

    static TrainingState of(JsonNode node) {
        TrainingState s = new TrainingState();
        s.epochs = node.path("epochs").asInt();
        s.drawn = node.path("drawn").asInt();
        s.steps = node.path("steps").asLong();
        s.lossSum = node.path("lossSum").asDouble();
        s.bestEpoch = node.path("bestEpoch").asInt();
        s.best = outcome(node.path("best"));
        node.path("rows")
                .forEach(r -> s.rows.add(new Row(
                        r.path("epoch").asInt(),
                        r.path("steps").asLong(),
                        r.path("loss").asDouble(),
                        outcome(r.path("outcome")))));
        return s;
    }

    static ObjectNode json(Outcome o) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("patients", o.patients())
                .put("loss", o.loss())
                .put("score", o.score())
                .put("fixed", o.fixed())
                .put("atFixed", o.atFixed());
        ArrayNode curve = node.putArray("curve");
        o.curve().forEach(curve::add);
        return node;
    }

    static Optional<Outcome> outcome(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        List<Double> curve = new ArrayList<>();
        node.path("curve").forEach(v -> curve.add(v.asDouble()));
        return Optional.of(new Outcome(
                node.path("patients").asInt(),
                node.path("loss").asDouble(),
                node.path("score").asDouble(),
                node.path("fixed").asDouble(),
                node.path("atFixed").asDouble(),
                curve));
    }
}
