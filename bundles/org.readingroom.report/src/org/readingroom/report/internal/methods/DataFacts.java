package org.readingroom.report.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.CohortFile;
import org.readingroom.report.internal.JsonFile;
import org.readingroom.report.internal.StudyText;

/** What was read: cases, their split, target and preparation. */
final class DataFacts {
    private static final Map<String, String> TARGETS = Map.of(
            "wt", "the whole tumour (every label)",
            "tc", "the tumour core",
            "et", "the enhancing tumour");

    private final RunData run;
    private final StudyText study;
    private final CohortFile cohort;
    private final List<ArmFile> arms;

    DataFacts(RunData run, StudyText study, CohortFile cohort, List<ArmFile> arms) {
        this.run = run;
        this.study = study;
        this.cohort = cohort;
        this.arms = arms;
    }

    Map<String, String> sentences() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("data", data());
        all.put("partitions", partitions());
        all.put("disjoint", cohort.there() ? "Patients, not slices or scans, were split; overlap stops a run." : "");
        all.put("oversampling", oversampling());
        all.put("target", target());
        all.put("input", input());
        all.put("numbers", numbers());
        return all;
    }

    private String data() {
        if (!cohort.there()) {
            return "";
        }
        long patients = cohort.cases().stream()
                .map(CohortFile.Entry::patient)
                .distinct()
                .count();
        String made = cohort.synthetic()
                ? " The cases are synthetic, made by " + cohort.generator() + ": nothing is said of patients."
                : "";
        return "Cases were taken from the dataset " + cohort.dataset() + ": "
                + cohort.cases().size() + " cases of " + patients + " patients." + made;
    }

    private String numbers() {
        List<String> parts = new ArrayList<>();
        for (String split : List.of("train", "validation", "test")) {
            if (!cohort.split(split).isEmpty()) {
                parts.add((split.equals("train") ? "training " : split + " ") + cohort.patients(split) + " patients ("
                        + cohort.count(split, "HGG") + " HGG, " + cohort.count(split, "LGG") + " LGG)");
            }
        }
        return parts.isEmpty() ? "" : "Patients: " + String.join(", ", parts) + ".";
    }

    private String partitions() {
        JsonNode split = JsonFile.read(run.folder().resolve("run.json"))
                .map(r -> r.path("cohort").path("split"))
                .orElse(MissingNode.getInstance());
        if (!cohort.there()) {
            return "";
        }
        StringBuilder out = new StringBuilder("They were split by patient");
        String by = split.path("stratify").asText();
        out.append(by.isEmpty() ? "" : ", stratified by " + by);
        out.append(cohort.seed().isEmpty() ? "" : ", with seed " + cohort.seed());
        int folds = split.path("folds").asInt();
        out.append(
                folds > 1
                        ? ", in " + folds + " folds of which fold "
                                + split.path("fold").asInt() + " validates"
                        : "");
        return out.append(": ")
                .append(numbers().replaceFirst("^Patients: ", ""))
                .toString();
    }

    private String oversampling() {
        JsonNode oversample = study.tree().path("cohort").path("oversample");
        return oversample.isMissingNode()
                ? ""
                : "Draws for training were balanced (" + JsonFile.words(oversample)
                        + "); every score and every selection uses each patient once.";
    }

    private String target() {
        String target = study.tree().path("target").asText("wt");
        return "The target was " + TARGETS.getOrDefault(target, target) + " of the reference mask.";
    }

    private String input() {
        List<JsonNode> inputs = arms.stream()
                .map(ArmFile::input)
                .filter(JsonNode::isObject)
                .distinct()
                .toList();
        if (inputs.isEmpty()) {
            return arms.isEmpty() ? "" : "Readers were given the source's own voxels.";
        }
        List<String> said = inputs.stream().map(DataFacts::input).toList();
        return "Cases were prepared: " + String.join("; or ", said) + ".";
    }

    private static String input(JsonNode input) {
        List<String> parts = new ArrayList<>();
        input.properties()
                .forEach(field -> parts.add(field.getKey() + " "
                        + (field.getKey().equals("shape") ? shape(field.getValue()) : words(field.getValue()))));
        return String.join(", ", parts);
    }

    private static String words(JsonNode value) {
        String words = JsonFile.words(value);
        return value.isContainerNode() ? "(" + words + ")" : words;
    }

    private static String shape(JsonNode shape) {
        return JsonFile.words(shape).replace(", ", " x ") + " (slices x rows x columns)";
    }
}
