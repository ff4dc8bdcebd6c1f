package org.readingroom.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.run.analysis.VoteRule;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortFile;
import org.readingroom.study.Split;
import org.readingroom.study.Study;

/** A scored run as report sections see it. */
public final class RunReportData implements RunData {
    /** Under so many test patients a run is a demonstration, and says so. */
    private static final int FEW = 30;

    private final Study study;
    private final RunSummary summary;
    private final List<RunData.Arm> arms = new ArrayList<>();

    /** The data of a run that was just scored. */
    public RunReportData(Study study, RunSummary summary) {
        this.study = study;
        this.summary = summary;
        for (org.readingroom.study.Arm arm : study.arms()) {
            arms.add(describe(summary.folder(), study, arm));
        }
        summary.scores().stream()
                .map(ScoreRow::arm)
                .filter(Ceilings::isCeiling)
                .distinct()
                .forEach(id -> arms.add(new RunData.Arm(id, id, false, true)));
    }

    /** An arm as tables and figures name it: its oracles stand after its id. */
    public static RunData.Arm describe(RunFolder folder, Study study, org.readingroom.study.Arm arm) {
        Path file = folder.basis(arm.id());
        List<String> oracles = Oracles.of(folder, study, arm);
        String title = oracles.isEmpty() ? arm.id() : arm.id() + " [oracles: " + String.join(", ", oracles) + "]";
        boolean control = Files.exists(file) && ArmBasis.read(file).control();
        return new RunData.Arm(arm.id(), title, control, false, arm.groupId());
    }

    /** The ids of the tasks that an arm of a run was asked; none where it was not read yet. */
    public static List<String> tasks(RunFolder folder, String arm) {
        return Files.exists(folder.basis(arm))
                ? ArmBasis.read(folder.basis(arm)).tasks()
                : List.of();
    }

    @Override
    public String study() {
        return study.name();
    }

    @Override
    public Path folder() {
        return summary.folder().path();
    }

    @Override
    public List<RunData.Arm> arms() {
        return arms;
    }

    @Override
    public List<ScoreRow> scores() {
        return summary.scores();
    }

    @Override
    public List<MetricDefinition> definitions() {
        return summary.definitions();
    }

    @Override
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (!summary.complete()) {
            notices.add("INCOMPLETE: " + String.join(", ", lacking()) + "; run the study again to go on.");
        }
        summary.failures().forEach((arm, why) -> notices.add("Arm " + arm + ": " + why));
        study.arms().forEach(arm -> notice(arm).ifPresent(notices::add));
        Cohort cohort = CohortFile.read(summary.folder().cohort());
        cohort.generator()
                .ifPresent(made ->
                        notices.add("Synthetic cases, made by " + made + ": nothing here is said of patients."));
        if (VoteRule.of(study.analysis().vote()) != VoteRule.PLURALITY) {
            notices.add("The grade of a patient follows from the slices by the rule "
                    + study.analysis().vote() + ", not by plurality.");
        }
        long test = cohort.patients().get(Split.TEST);
        if (test < FEW) {
            notices.add(test + " test patients: a demonstration, not a study.");
        }
        return notices;
    }

    /** What an arm's readers have to know before they look at its scores. */
    private Optional<String> notice(org.readingroom.study.Arm arm) {
        Path file = summary.folder().basis(arm.id());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ArmBasis basis = ArmBasis.read(file);
        Optional<String> shown = basis.shownInstead()
                .map(s -> "Arm " + arm.id() + " is not shown the slice as it is: " + s
                        + (s.equals("flip") ? ", positions carried back to the slice." : "."));
        return shown.or(() -> basis.lacking()
                .map(cases -> "Arm " + arm.id() + " has no reading of " + cases + "; there it counts as failed."));
    }

    /** What a run still lacks, a phrase each. */
    private List<String> lacking() {
        List<String> lacking = new ArrayList<>();
        int missing =
                summary.missing().values().stream().mapToInt(Integer::intValue).sum();
        if (missing > 0) {
            lacking.add(missing + " queries have no answer yet");
        }
        if (!summary.unread().isEmpty()) {
            lacking.add("not read yet: " + String.join(", ", summary.unread()));
        }
        if (!summary.failures().isEmpty()) {
            lacking.add("ended early or without some score: "
                    + String.join(", ", summary.failures().keySet()));
        }
        return lacking;
    }
}
