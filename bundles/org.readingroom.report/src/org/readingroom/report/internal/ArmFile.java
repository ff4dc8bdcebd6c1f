package org.readingroom.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.report.RunData;

/**
 * What an arm is, as {@code answers/<arm>.arm.json} of the run says it: model, prompt, decoding, what it is shown, what it
 * is asked.
 *
 * @param arm as the report names it
 * @param basis the file's tree; missing where there is no such file
 */
public record ArmFile(RunData.Arm arm, JsonNode basis) {
    /** The file of an arm. */
    public static ArmFile read(Path runFolder, RunData.Arm arm) {
        return new ArmFile(
                arm,
                JsonFile.read(runFolder.resolve("answers").resolve(arm.id() + ".arm.json"))
                        .orElse(MissingNode.getInstance()));
    }

    /** Those of all arms that read. */
    public static List<ArmFile> readers(RunData run) {
        return ArmNotes.readers(run.arms()).stream()
                .map(arm -> read(run.folder(), arm))
                .toList();
    }

    /** The plugin's id of its model; empty where the file does not say. */
    public String model() {
        return basis.path("model").path("id").asText();
    }

    /** Id and version of its model's plugin. */
    public String modelAndVersion() {
        String version = basis.path("model").path("version").asText();
        return version.isEmpty() ? model() : model() + " " + version;
    }

    /** What the model says of itself: base, adapter, precision, digest. */
    public JsonNode identity() {
        return basis.path("model").path("identity");
    }

    /** The model's settings. */
    public JsonNode settings() {
        return basis.path("model").path("settings");
    }

    /** Whether a prompt strategy asks it, slice by slice. */
    public boolean prompted() {
        return basis.path("prompt").size() > 0;
    }

    /** The prompt strategy's id; empty where there is none. */
    public String prompt() {
        return basis.path("prompt").path("id").asText();
    }

    /** The prompt strategy's settings. */
    public JsonNode promptSettings() {
        return basis.path("prompt").path("settings");
    }

    /** How tokens are chosen; without fields where there is no prompt. */
    public JsonNode decode() {
        return basis.path("decode");
    }

    /** The plane of its slices in lower case. */
    public String plane() {
        return basis.path("image").path("plane").asText().toLowerCase(Locale.ROOT);
    }

    /** The volume or volumes it is shown, in words. */
    public String volume() {
        JsonNode image = basis.path("image");
        return JsonFile.words(image.has("volumes") ? image.path("volumes") : image.path("volume"));
    }

    /** What is made of a case before the arm is given it; missing where it is given the source's own voxels. */
    public JsonNode input() {
        return basis.path("image").path("input");
    }

    /** Ids of the tasks it is asked. */
    public List<String> tasks() {
        List<String> tasks = new ArrayList<>();
        basis.path("tasks").forEach(t -> tasks.add(t.asText()));
        return tasks;
    }

    /** Whether it learnt anything from training patients. */
    public boolean trained() {
        return !basis.path("fit").asText().isEmpty();
    }

    /** Whether it is a prompted model that learnt from training patients, here or by an adapter that was brought. */
    public boolean tuned() {
        return prompted() && (trained() || !identity().path("adapter").asText().isEmpty());
    }

    /** The setting of its prompt that says the labels' digits are swapped; empty where none does. */
    public Optional<String> swap() {
        for (Map.Entry<String, JsonNode> field : promptSettings().properties()) {
            String value = field.getValue().asText();
            boolean named = field.getKey().contains("swap") && !value.equals("false") && !value.equals("none");
            if (named || value.equals("swapped")) {
                return Optional.of(field.getKey());
            }
        }
        return Optional.empty();
    }

    /** How many worked examples stand before its question. */
    public int examples() {
        return basis.path("image").path("examples").size();
    }

    /** What it is shown in the place of the image: blank, noise, another patient's; empty where it is shown the image. */
    public String imageControl() {
        String control = basis.path("image").path("control").asText();
        return control.equals("none") ? "" : control;
    }

    /** Its uses of the truth, none for most. */
    public List<String> oracles() {
        String words = ArmNotes.oracles(arm);
        return words.isEmpty() ? List.of() : List.of(words.split(", "));
    }
}
