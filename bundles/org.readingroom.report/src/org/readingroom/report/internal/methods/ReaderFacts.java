package org.readingroom.report.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.JsonFile;
import org.readingroom.report.internal.SelectionFile;
import org.readingroom.report.internal.StudyText;

/** Who read, and how each reader was trained, asked and decoded. */
final class ReaderFacts {
    private static final List<String> IDENTITY = List.of(
            "base",
            "adapter",
            "precision",
            "name",
            "endpoint",
            "server",
            "server-version",
            "digest",
            "image-policy",
            "template",
            "variant");
    private static final int LONG = 600;

    private final RunData run;
    private final StudyText study;
    private final List<ArmFile> arms;

    ReaderFacts(RunData run, StudyText study, List<ArmFile> arms) {
        this.run = run;
        this.study = study;
        this.arms = arms;
    }

    Map<String, String> sentences() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "readers",
                sentence(arms.stream().filter(a -> !a.arm().control()).toList()));
        all.put("controls", controls());
        all.put("training", training());
        all.put("selection", selection());
        all.put("seeds", seeds());
        all.put("ensemble", ensemble());
        all.put("oracles", oracles());
        return all;
    }

    /** Volume readers one by one; prompted ones by model and decoding, which most have in common. */
    private String sentence(List<ArmFile> readers) {
        List<ArmFile> once = readers.stream().filter(this::first).toList();
        List<String> said = new ArrayList<>();
        once.stream().filter(a -> !a.prompted()).forEach(a -> said.add(volume(a)));
        Map<String, List<ArmFile>> alike = new LinkedHashMap<>();
        once.stream().filter(ArmFile::prompted).forEach(a -> alike.computeIfAbsent(
                        a.modelAndVersion() + identity(a) + ", decoding " + JsonFile.words(a.decode()),
                        key -> new ArrayList<>())
                .add(a));
        alike.forEach((model, arms) -> said.add("The model " + model + " was asked about slices by "
                + arms.stream().map(this::prompted).collect(Collectors.joining("; ")) + "."));
        return String.join(" ", said);
    }

    /** Seeds of an arm are told once. */
    private boolean first(ArmFile arm) {
        return arms.stream()
                .filter(a -> a.arm().group().equals(arm.arm().group()))
                .findFirst()
                .filter(arm::equals)
                .isPresent();
    }

    private String volume(ArmFile arm) {
        return "Arm " + name(arm) + " read whole cases (" + String.join(", ", arm.tasks()) + ") with the model "
                + arm.modelAndVersion() + settings(arm.settings()) + ".";
    }

    private String prompted(ArmFile arm) {
        JsonNode own = study.arm(arm.arm().group());
        int repeats = own.path("decode").path("repeats").asInt(1);
        String control = arm.imageControl().isEmpty() ? "" : ", in the image's place " + arm.imageControl();
        return name(arm) + ": prompt " + arm.prompt() + settings(arm.promptSettings()) + ", " + arm.plane() + " "
                + arm.volume() + control + ", slices "
                + own.path("slices").path("choose").asText("reference")
                + (arm.examples() > 0 ? ", " + arm.examples() + " examples from training patients" : "")
                + (repeats > 1 ? ", " + repeats + " repeats" : "");
    }

    private static String name(ArmFile arm) {
        return arm.oracles().isEmpty()
                ? arm.arm().group()
                : arm.arm().group() + " [oracles: " + String.join(", ", arm.oracles()) + "]";
    }

    private static String identity(ArmFile arm) {
        List<String> parts = new ArrayList<>();
        for (String key : IDENTITY) {
            if (arm.identity().hasNonNull(key)) {
                parts.add(key + " " + JsonFile.words(arm.identity().path(key)));
            }
        }
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    private static String settings(JsonNode settings) {
        String words = settings.size() == 0 ? "" : JsonFile.words(settings);
        if (words.isEmpty()) {
            return "";
        }
        return words.length() > LONG ? " (settings as in the study file)" : " (settings: " + words + ")";
    }

    private String controls() {
        List<String> controls = arms.stream()
                .filter(a -> a.arm().control())
                .map(a -> a.arm().id())
                .toList();
        return controls.isEmpty()
                ? ""
                : "Untrained controls on the same patients: " + String.join(", ", controls) + ".";
    }

    private String training() {
        List<String> trained = arms.stream()
                .filter(a -> a.trained() && !a.arm().control())
                .map(a -> a.arm().id())
                .toList();
        return trained.isEmpty()
                ? ""
                : "Trained on the training patients of this cohort alone: " + String.join(", ", trained) + ".";
    }

    private String selection() {
        List<String> chosen = new ArrayList<>();
        for (ArmFile arm : arms) {
            SelectionFile selection = SelectionFile.read(run.folder(), arm);
            if (selection.there()) {
                chosen.add(arm.arm().id() + " (" + selection.words() + ")");
            }
        }
        return chosen.isEmpty() ? "" : "Chosen on validation patients: " + String.join("; ", chosen) + ".";
    }

    private String seeds() {
        Map<String, Long> groups = arms.stream()
                .collect(Collectors.groupingBy(a -> a.arm().group(), LinkedHashMap::new, Collectors.counting()));
        List<String> said = groups.entrySet().stream()
                .filter(e -> e.getValue() > 1)
                .map(e -> e.getKey() + " with " + e.getValue() + " seeds")
                .toList();
        return said.isEmpty() ? "" : "Repeated training: " + String.join(", ", said) + ".";
    }

    private String ensemble() {
        List<String> said = arms.stream()
                .filter(a -> a.settings().path("train").hasNonNull("test-model"))
                .filter(a -> a.settings().path("train").path("folds").asInt() > 1)
                .map(a -> a.arm().id() + ": "
                        + a.settings().path("train").path("test-model").asText())
                .toList();
        return said.isEmpty()
                ? ""
                : "What reads where networks of several folds were trained: " + String.join(", ", said) + ".";
    }

    private String oracles() {
        List<String> said = arms.stream()
                .filter(a -> !a.oracles().isEmpty())
                .map(a -> a.arm().id() + " (" + String.join(", ", a.oracles()) + ")")
                .toList();
        return said.isEmpty()
                ? "No arm used the reference in its input."
                : "Arms whose input uses the reference: " + String.join(", ", said)
                        + "; only arms of equal use are compared.";
    }
}
