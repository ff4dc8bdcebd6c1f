package org.readingroom.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What validation patients chose of an arm: {@code models/<arm>/selection.json}, or that of the arm whose weights it reads
 * with.
 *
 * @param tree the file's tree; missing where nothing was chosen
 */
public record SelectionFile(JsonNode tree) {
    private static final int MOST = 8;

    /** The choice of an arm. */
    public static SelectionFile read(Path runFolder, ArmFile arm) {
        Path models = runFolder.resolve("models");
        Optional<JsonNode> own = JsonFile.read(models.resolve(arm.arm().id()).resolve("selection.json"));
        String other = arm.settings().path("weights-of").asText();
        boolean plain = other.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
        return new SelectionFile(
                own.or(() -> plain ? JsonFile.read(models.resolve(other).resolve("selection.json")) : Optional.empty())
                        .orElse(MissingNode.getInstance()));
    }

    /** Whether anything was chosen. */
    public boolean there() {
        return tree.isObject();
    }

    /** Whether patients of a part of the cohort chose: those of folds are training patients. */
    public boolean chosenBy(CohortFile cohort, String split) {
        if (!there()) {
            return false;
        }
        Set<String> used = new HashSet<>();
        tree.path("usedForSelection").forEach(c -> used.add(c.asText()));
        return used.isEmpty()
                ? split.equals("validation")
                : cohort.split(split).stream().anyMatch(c -> used.contains(c.id()));
    }

    /** Whether the patients who chose are read only by networks that were not trained on them: cross-validation. */
    public boolean heldOut() {
        return tree.path("heldOut").asBoolean();
    }

    /** What was tried, one learning rate each. */
    public List<JsonNode> tried() {
        List<JsonNode> tried = new ArrayList<>();
        tree.path("tried").forEach(tried::add);
        return tried;
    }

    /** The learning rate that was chosen; empty where the file does not say. */
    public String rate() {
        return tree.path("learningRate").asText();
    }

    /** The attempt of the learning rate that was chosen; missing where the file does not say. */
    public JsonNode chosen() {
        return tried().stream()
                .filter(t -> t.path("learningRate").asText().equals(rate()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** The epochs kept of an attempt, one a fold. */
    public static String epochs(JsonNode attempt) {
        List<String> epochs = new ArrayList<>();
        attempt.path("folds").forEach(fold -> epochs.add(fold.path("epoch").asText()));
        return epochs.stream().limit(MOST).collect(Collectors.joining(", "));
    }

    /** In a few words, for a sentence. */
    public String words() {
        List<String> said = new ArrayList<>();
        said.add(rate().isEmpty() ? "" : "learning rate " + rate());
        String epochs = epochs(chosen());
        said.add(epochs.isEmpty() ? "" : (epochs.contains(",") ? "epochs " : "epoch ") + epochs);
        JsonNode threshold = chosen().path("tunedThreshold");
        said.add(threshold.isNumber() ? "threshold " + threshold.asText() : "");
        tree.properties().stream()
                .filter(f -> f.getValue().isValueNode()
                        && tried().isEmpty()
                        && !f.getKey().equals("format"))
                .forEach(f -> said.add(f.getKey() + " " + f.getValue().asText()));
        said.removeIf(String::isEmpty);
        return String.join(", ", said);
    }
}
