package org.readingroom.datasets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Generator;

/**
 * What {@code phantom.json} says of a folder of synthetic patients. No reader is given any of it.
 *
 * @param generator the program that made them
 * @param flipped by case id whether the label is not what the images show
 * @param check how well volume and mean intensities tell the grade; empty while the set is not finished, or is too
 *     small
 */
public record PhantomRecord(Generator generator, Map<String, Boolean> flipped, Optional<PhantomCheck> check) {
    /** The file's name. */
    public static final String FILE = "phantom.json";

    static final int FORMAT = 1;

    public PhantomRecord {
        flipped = Collections.unmodifiableSortedMap(new TreeMap<>(flipped));
    }

    /**
     * Reads it; empty where the folder holds none.
     *
     * @throws DatasetException where it cannot be read, or is of another format
     */
    public static Optional<PhantomRecord> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode about = new ObjectMapper().readTree(Files.readString(file));
            if (about.path("format").asInt() != FORMAT || about.path("digest").isMissingNode()) {
                throw new DatasetException(file + " is not of format " + FORMAT
                        + " as this version writes it; make the phantoms anew in another folder");
            }
            return Optional.of(of(about));
        } catch (JacksonException e) {
            throw new DatasetException(file + " is no JSON: " + e.getOriginalMessage() + "; restore it", e);
        } catch (IOException e) {
            throw new DatasetException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static PhantomRecord of(JsonNode about) {
        Map<String, Boolean> flipped = new TreeMap<>();
        about.path("cases")
                .forEach(c -> flipped.put(
                        c.path("case").asText(),
                        !c.path("grade").asText().equals(c.path("biology").asText())));
        String[] words = about.path("generator").asText().split(" ", 2);
        Generator generator = new Generator(
                words[0], words.length > 1 ? words[1] : "", about.path("digest").asText());
        return new PhantomRecord(generator, flipped, check(about.path("check")));
    }

    private static Optional<PhantomCheck> check(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        List<String> features =
                node.path("features").valueStream().map(JsonNode::asText).toList();
        return Optional.of(new PhantomCheck(
                features,
                node.path("patients").asInt(),
                node.path("folds").asInt(),
                node.path("auc").asDouble()));
    }

    /** How many labels are not what the images show. */
    public int flips() {
        return Collections.frequency(flipped.values(), true);
    }

    /** The accuracy of a reader who tells the grade that the images show of every patient, and knows no label. */
    public double bestAccuracy() {
        return 1 - (double) flips() / flipped.size();
    }

    /** As it stands in the file. */
    static ObjectNode node(PhantomMeasures measures) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("tumour", measures.tumour());
        measures.tumourMeans().forEach(node.putObject("tumourMeans")::put);
        measures.brainMeans().forEach(node.putObject("brainMeans")::put);
        return node;
    }

    /** From the file; empty where the patient was not made yet. */
    static Optional<PhantomMeasures> measures(JsonNode node) {
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(new PhantomMeasures(
                        node.path("tumour").asDouble(),
                        means(node.path("tumourMeans")),
                        means(node.path("brainMeans"))));
    }

    private static Map<String, Double> means(JsonNode node) {
        Map<String, Double> means = new TreeMap<>();
        node.properties().forEach(e -> means.put(e.getKey(), e.getValue().asDouble()));
        return means;
    }
}
