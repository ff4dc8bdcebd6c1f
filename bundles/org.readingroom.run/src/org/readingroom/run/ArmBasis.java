package org.readingroom.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.task.Task;
import org.readingroom.settings.SettingsWriter;
import org.readingroom.study.Arm;
import org.readingroom.study.InputSettings;

/**
 * What the answers of an arm rest on beside case and slice: model, settings, identity, training, prompt, decoding. Saved
 * beside the answers, so that a run can be scored again without its models.
 *
 * @param model id, version and settings of the model plugin, and the model's own identity
 * @param fit the digest of what it was trained on; empty where it was not
 * @param prompt id, version and settings of the prompt strategy; empty where there is none
 * @param decode the decoding settings; empty where there is no prompt
 * @param image the plane and volume of the slices, for a prompt the volumes, layout, control and few-shot examples too;
 *     {@code input}, where the arm is given cases as the study's input says
 * @param tasks ids of the tasks asked
 * @param control whether the arm is an untrained control
 */
public record ArmBasis(
        Map<String, Object> model,
        String fit,
        Map<String, Object> prompt,
        Map<String, Object> decode,
        Map<String, Object> image,
        List<String> tasks,
        boolean control) {
    /** The key of {@code image} that holds the input. */
    static final String INPUT = "input";

    /** The key of {@code image} that says what is shown in place of the slice. */
    static final String CONTROL = "control";

    public ArmBasis {
        tasks = tasks.stream().sorted().toList();
    }

    /** As much of the basis of a prompted arm that was not read yet as its plan follows from. */
    static ArmBasis planned(Arm arm, Task<?> task, StudyInput input) {
        Map<String, Object> image = new TreeMap<>(SettingsWriter.write(arm.image()));
        input.given().ifPresent(given -> image.put(INPUT, SettingsWriter.write(given)));
        return new ArmBasis(Map.of(), "", Map.of("id", "-"), Map.of(), image, List.of(task.id()), false);
    }

    /** Whether a prompt strategy asks. */
    public boolean prompted() {
        return !prompt.isEmpty();
    }

    /** Whether the arm is shown another patient's scan in place of the one it is asked about. */
    boolean showsOther() {
        return "other-patient".equals(image.get(CONTROL));
    }

    /** What is shown in place of the slice, such as {@code blank}; empty where the slice is. */
    public Optional<String> shownInstead() {
        return Optional.ofNullable((String) image.get(CONTROL)).filter(c -> !c.equals("none"));
    }

    /** The cases that an imported arm has no reading of, where it goes on without them. */
    public Optional<String> lacking() {
        return model.get("identity") instanceof Map<?, ?> identity
                ? Optional.ofNullable((String) identity.get("lacking")).filter(l -> !l.isEmpty())
                : Optional.empty();
    }

    /** What the arm is given of a case, as the study file says it; empty where it is given the source's own voxels. */
    @SuppressWarnings("unchecked")
    Optional<Map<String, Object>> input() {
        return Optional.ofNullable((Map<String, Object>) image.get(INPUT));
    }

    /** What is cut out of the cases that the arm is given; empty where it is given the source's own voxels. */
    public Optional<InputSettings.Crop> crop() {
        return input().map(i -> InputSettings.Crop.valueOf(
                String.valueOf(i.get("crop")).toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /**
     * Whether the arm was given cases as a study's input says.
     *
     * @param given the study's input; empty where it has none
     * @param asksSlices whether the arm is asked slice by slice
     */
    boolean agrees(Optional<InputSettings> given, boolean asksSlices) {
        boolean reads = input().isPresent() || given.isPresent() && asksSlices;
        if (!reads) {
            return true;
        }
        InputSettings expected = given.orElse(InputSettings.DEFAULT);
        boolean same =
                input().isPresent() && canonical(input().get()).equals(canonical(SettingsWriter.write(expected)));
        return same && (given.isPresent() || !asksSlices);
    }

    private static String canonical(Map<String, Object> tree) {
        try {
            return new ObjectMapper()
                    .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
                    .writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new RunException("an arm's input cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** SHA-256 over the identity of the model with what it learnt, and of the prompt strategy, in hex. */
    String identityDigest() {
        Map<String, Object> identity = new TreeMap<>();
        identity.put("model", model);
        identity.put("fit", fit);
        identity.put("prompt", prompt);
        return Digests.of(canonical(identity));
    }

    /** SHA-256 over all of it, in hex. */
    public String digest() {
        return Digests.of(json(false));
    }

    void write(Path file) {
        AtomicFile.write(file, json(true) + "\n");
    }

    @SuppressWarnings("unchecked")
    static ArmBasis read(Path file) {
        try {
            JsonNode o = new ObjectMapper().readTree(Files.readString(file));
            if (o.path("format").asInt() != 1) {
                throw new RunException(file + " is of format " + o.path("format") + "; this version reads format 1");
            }
            ObjectMapper m = new ObjectMapper();
            return new ArmBasis(
                    m.convertValue(o.path("model"), TreeMap.class),
                    o.path("fit").asText(),
                    m.convertValue(o.path("prompt"), TreeMap.class),
                    m.convertValue(o.path("decode"), TreeMap.class),
                    m.convertValue(o.path("image"), TreeMap.class),
                    m.convertValue(o.path("tasks"), List.class),
                    o.path("control").asBoolean());
        } catch (IOException | IllegalArgumentException e) {
            throw new RunException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private String json(boolean pretty) {
        Map<String, Object> all = new TreeMap<>();
        all.put("format", 1);
        all.put("model", model);
        all.put("fit", fit);
        all.put("prompt", prompt);
        all.put("decode", decode);
        all.put("image", image);
        all.put("tasks", tasks);
        all.put("control", control);
        try {
            ObjectMapper mapper = new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
            return pretty
                    ? mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all)
                    : mapper.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new RunException("an arm's settings cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
