package org.readingroom.report.internal.methods;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.CohortFile;
import org.readingroom.report.internal.StudyText;

/** What a run can say to the topics of a checklist. */
final class ChecklistTopics {
    private final RunData run;
    private final Facts facts;

    ChecklistTopics(RunData run, Facts facts) {
        this.run = run;
        this.facts = facts;
    }

    /** What is known of a topic; empty where the authors have to say it. */
    Optional<String> of(String topic) {
        return switch (topic) {
            case "title" -> Optional.of("Readers: " + readers() + ".");
            case "goal" ->
                Optional.of("Comparison of readers on the same patients with the same metrics: "
                        + run.arms().stream().filter(a -> !a.ceiling()).count() + " arms.");
            case "primary" -> facts.paragraph("primary");
            case "data" -> facts.paragraph("data");
            case "input" -> facts.paragraph("input", "oracles");
            case "subsets" -> facts.paragraph("oversampling");
            case "privacy" ->
                Optional.of("Header text of image files reaches neither a model nor this report; how the source was"
                        + " de-identified: " + ChecklistSection.OPEN + ".");
            case "missing" -> facts.paragraph("failures", "incomplete");
            case "size" -> size();
            case "training" -> facts.paragraph("training", "oversampling", "seeds");
            case "initial" -> initial();
            case "statistics" -> facts.paragraph("intervals", "statistics", "primary");
            case "robustness" -> robustness();
            case "internal" -> facts.paragraph("numbers", "ledger");
            case "performance" ->
                Optional.of("Tables of classification, segmentation and localisation, by part of the cohort"
                        + (there("intervals.csv")
                                ? ", with 95 % intervals over patients."
                                : "; no intervals were computed."));
            case "diagnostic" -> grades();
            case "failures" ->
                there("states.csv")
                        ? Optional.of(
                                "Section \"Failures by reason\"; failures as wrong and answered only in every table.")
                        : facts.paragraph("failures");
            case "protocol" ->
                Optional.of("study.yaml, cohort.json and environment.json of the run's folder."
                        + beside().map(b -> " Follows the protocol of " + b + " with the choices told in the methods.")
                                .orElse(""));
            case "availability" ->
                Optional.of(
                        "Software: see the table of the environment. Models and data: " + ChecklistSection.OPEN + ".");
            default -> facts.of(topic);
        };
    }

    private String readers() {
        List<String> models = ArmFile.readers(run).stream()
                .filter(a -> !a.arm().control())
                .map(ArmFile::modelAndVersion)
                .filter(m -> !m.isEmpty())
                .distinct()
                .toList();
        return models.isEmpty() ? "untrained controls" : String.join(", ", models);
    }

    private boolean there(String file) {
        return Files.isRegularFile(run.folder().resolve(file));
    }

    private Optional<String> beside() {
        return StudyText.read(run.folder()).beside();
    }

    private Optional<String> size() {
        CohortFile cohort = CohortFile.read(run.folder());
        return cohort.there()
                ? Optional.of(
                        cohort.patients("test") + " test patients. The smallest attainable p stands beside each test;"
                                + " a calculation before the study: " + ChecklistSection.OPEN + ".")
                : Optional.empty();
    }

    private Optional<String> initial() {
        boolean seeds = ArmFile.readers(run).stream()
                .anyMatch(a -> a.trained() && !a.arm().control());
        return seeds
                ? Optional.of("Drawn with the study's seed "
                        + StudyText.read(run.folder()).tree().path("seed").asText("") + " and that of each arm.")
                : Optional.empty();
    }

    private Optional<String> robustness() {
        StringBuilder out = new StringBuilder();
        facts.of("controls").ifPresent(out::append);
        facts.of("seeds").ifPresent(s -> out.append(' ').append(s));
        out.append(there("consistency.csv") ? " Repeats of the same question: section \"Consistency\"." : "");
        return out.toString().isBlank()
                ? Optional.empty()
                : Optional.of(out.toString().strip());
    }

    private Optional<String> grades() {
        boolean graded = run.scores().stream().anyMatch(s -> s.task().equals("grade"));
        return graded
                ? Optional.of(
                        "Section \"Classification\": TP, FP, FN, TN, n, and the row of always HGG beside each reader.")
                : Optional.empty();
    }
}
