package org.readingroom.cnn.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.model.ModelException;

/**
 * {@code model.json} beside the weights of a finished training: all that is needed to read with them elsewhere.
 *
 * @param kind {@code classifier} or {@code segmenter}
 * @param channels the volumes it reads, in order
 * @param shape slices, rows, columns that it was trained on
 * @param filters of the convolutions on the way down
 * @param width of the fully connected layer, or filters at the bottom
 * @param wiring how its maps go on; plain in records from before there was a choice
 * @param input what was done to each case, in words of the study file
 * @param rate the learning rate, the best on validation where several were tried
 * @param threshold of the settings that it was trained with
 * @param tuned the threshold of the best measure on validation; empty where there was no validation
 * @param networks one, or one a fold
 * @param training ids of the cases that it learnt from
 */
record ModelRecord(
        String kind,
        List<String> channels,
        List<Integer> shape,
        List<Integer> filters,
        int width,
        Wiring wiring,
        Map<String, String> input,
        double rate,
        double threshold,
        Optional<Double> tuned,
        List<Part> networks,
        List<String> training) {
    /** The file's name. */
    static final String FILE = "model.json";

    private static final int FORMAT = 1;

    /**
     * One network.
     *
     * @param file of its weights, in the same folder
     * @param fold its name
     * @param epoch the epoch that its weights are of
     * @param held training cases of the cohort that it did not learn from
     */
    record Part(String file, String fold, int epoch, List<String> held) {}

    Architecture architecture() {
        return Architecture.of(kind, channels.size(), shape, filters, width, wiring);
    }

    void write(Path folder) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("format", FORMAT).put("kind", kind);
        node.set("channels", tree(channels));
        node.set("shape", tree(shape));
        node.set("filters", tree(filters));
        node.put("width", width).put("wiring", wiring.word());
        node.set("input", tree(new TreeMap<>(input)));
        node.put("learningRate", rate).put("threshold", threshold);
        tuned.ifPresent(t -> node.put("tunedThreshold", t));
        for (Part part : networks) {
            ObjectNode n = node.withArray("networks").addObject();
            n.put("file", part.file()).put("fold", part.fold()).put("epoch", part.epoch());
            n.set("held", tree(part.held()));
        }
        node.set("training", tree(training));
        JsonFile.write(folder.resolve(FILE), node);
    }

    private static JsonNode tree(Object value) {
        return new ObjectMapper().valueToTree(value);
    }

    /** The record of a folder, empty where there is none. */
    static Optional<ModelRecord> find(Path folder) {
        return JsonFile.read(folder.resolve(FILE)).map(node -> of(folder, node));
    }

    /** The record of a folder that any plugin may have written; empty where there is none, or it is of another's model. */
    static Optional<ModelRecord> findAmong(Path folder) {
        Set<String> ours = Set.of(Architecture.CLASSIFIER, Architecture.SEGMENTER);
        return JsonFile.read(folder.resolve(FILE))
                .filter(node -> ours.contains(node.path("kind").asText()))
                .map(node -> of(folder, node));
    }

    private static ModelRecord of(Path folder, JsonNode node) {
        if (node.path("format").asInt() != FORMAT) {
            throw new ModelException(folder.resolve(FILE) + " is of format " + node.path("format") + ", not " + FORMAT
                    + "; train anew in a new folder");
        }
        List<Part> networks = new ArrayList<>();
        node.path("networks")
                .forEach(n -> networks.add(new Part(
                        n.path("file").asText(),
                        n.path("fold").asText(),
                        n.path("epoch").asInt(),
                        texts(n.path("held")))));
        Map<String, String> input = new TreeMap<>();
        node.path("input")
                .properties()
                .forEach(e -> input.put(e.getKey(), e.getValue().asText()));
        return new ModelRecord(
                node.path("kind").asText(),
                texts(node.path("channels")),
                numbers(node.path("shape")),
                numbers(node.path("filters")),
                node.path("width").asInt(),
                wiring(folder, node.path("wiring").asText(Wiring.PLAIN.word())),
                input,
                node.path("learningRate").asDouble(),
                node.path("threshold").asDouble(),
                node.has("tunedThreshold")
                        ? Optional.of(node.path("tunedThreshold").asDouble())
                        : Optional.empty(),
                networks,
                texts(node.path("training")));
    }

    private static Wiring wiring(Path folder, String word) {
        return Wiring.find(word)
                .orElseThrow(() -> new ModelException(folder.resolve(FILE) + " names the wiring '" + word
                        + "', which this version does not know; read it with the version that trained it"));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static List<Integer> numbers(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }
}
