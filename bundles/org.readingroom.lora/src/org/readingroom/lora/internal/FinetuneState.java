package org.readingroom.lora.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a fine-tuning is, beside its tensors: all that it goes on from. */
final class FinetuneState {
    /**
     * A look at the validation patients.
     *
     * @param step after which
     * @param measures by name
     */
    record Look(long step, Map<String, Double> measures) {}

    /** The 0-based epoch. */
    int epoch;

    /** Lessons of it that were learnt. */
    int at;

    /** Steps done. */
    long step;

    /** The looks so far. */
    final List<Look> looks = new ArrayList<>();

    /** The step with the best look; -1 where there is none. */
    long bestStep = -1;

    /** Looks since then. */
    int worse;

    /** Tokens that were learnt. */
    long learnt;

    /** Images that were seen, each time counted. */
    long images;

    /** Wall-clock seconds so far, over all starts. */
    double seconds;

    ObjectNode json() {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("format", 1)
                .put("epoch", epoch)
                .put("at", at)
                .put("step", step)
                .put("bestStep", bestStep)
                .put("worse", worse)
                .put("learnt", learnt)
                .put("images", images)
                .put("seconds", seconds);
        looks.forEach(look -> {
            ObjectNode one = node.withArray("looks").addObject().put("step", look.step());
            look.measures().forEach(one.putObject("measures")::put);
        });
        return node;
    }

    static FinetuneState of(JsonNode node) {
        FinetuneState s = new FinetuneState();
        s.epoch = node.path("epoch").asInt();
        s.at = node.path("at").asInt();
        s.step = node.path("step").asLong();
        s.bestStep = node.path("bestStep").asLong();
        s.worse = node.path("worse").asInt();
        s.learnt = node.path("learnt").asLong();
        s.images = node.path("images").asLong();
        s.seconds = node.path("seconds").asDouble();
        node.path("looks").forEach(look -> {
            Map<String, Double> measures = new TreeMap<>();
            look.path("measures")
                    .properties()
                    .forEach(m -> measures.put(m.getKey(), m.getValue().asDouble()));
            s.looks.add(new Look(look.path("step").asLong(), measures));
        });
        return s;
    }
}
