package org.readingroom.ui.internal.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.report.PublishedScores;
import org.readingroom.run.RunFolder;
import org.readingroom.run.RunReportData;
import org.readingroom.run.ScoreFile;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortFile;
import org.readingroom.study.Split;
import org.readingroom.study.Study;
import org.readingroom.study.StudyFile;

/** Reads what a run's folder holds, whether the run is over or still at work. */
final class RunResultsReader {
    private static final String CEILING = "ceiling";
    private static final int FEW = 30;

    private final RunFolder folder;
    private final List<String> notices = new ArrayList<>();

    private RunResultsReader(RunFolder folder) {
        this.folder = folder;
    }

    /**
     * The results in a folder.
     *
     * @throws ReadingRoomException where it is no run's, or a file of it is broken
     */
    static RunResults read(Path path, Monitor monitor) {
        RunFolder folder = RunFolder.existing(path);
        return new RunResultsReader(folder).read(monitor);
    }

    private RunResults read(Monitor monitor) {
        monitor.begin("Reading " + folder.path().getFileName(), 0);
        Study study = StudyFile.read(folder.study(), Map.of()).study();
        Cohort cohort = CohortFile.read(folder.cohort());
        List<ScoreRow> scores = Files.exists(folder.scores()) ? ScoreFile.read(folder.scores()) : List.of();
        List<RunData.Arm> described = describe(study, scores);
        List<String> lacking = new Completion(folder, study, cohort).lacking(monitor);
        notices(cohort, scores);
        return new RunResults(
                folder,
                study,
                arms(described),
                groups(scores),
                IntervalTable.read(file("intervals.csv")),
                CsvRows.read(file("pairs.csv")).stream().map(PairResult::of).toList(),
                published(study, described, scores),
                metrics(),
                cases(cohort),
                CaseProbabilities.read(file("probabilities.csv")),
                lacking,
                List.copyOf(notices));
    }

    private Path file(String name) {
        return folder.path().resolve(name);
    }

    private List<RunData.Arm> describe(Study study, List<ScoreRow> scores) {
        List<RunData.Arm> arms = new ArrayList<>();
        study.arms().forEach(arm -> arms.add(RunReportData.describe(folder, study, arm)));
        scores.stream()
                .map(ScoreRow::arm)
                .filter(id -> id.equals(CEILING) || id.startsWith(CEILING + ":"))
                .distinct()
                .forEach(id -> arms.add(new RunData.Arm(id, id, false, true)));
        return arms;
    }

    private static List<ResultArm> arms(List<RunData.Arm> described) {
        List<ResultArm> arms = new ArrayList<>();
        for (RunData.Arm arm : described) {
            arms.add(new ResultArm(arms.size(), arm.id(), arm.title(), arm.control(), arm.ceiling()));
        }
        return List.copyOf(arms);
    }

    private static Map<ScoreGroup, GroupScores> groups(List<ScoreRow> scores) {
        Map<ScoreGroup, List<ScoreRow>> rows = new TreeMap<>();
        scores.forEach(row ->
                rows.computeIfAbsent(ScoreGroup.of(row), g -> new ArrayList<>()).add(row));
        Map<ScoreGroup, GroupScores> groups = new LinkedHashMap<>();
        rows.forEach((group, own) -> groups.put(group, new GroupScores(own)));
        return groups;
    }

    /** A published study that cannot be read hides no score of ours. */
    private List<PublishedColumn> published(Study study, List<RunData.Arm> arms, List<ScoreRow> scores) {
        if (scores.isEmpty()) {
            return List.of();
        }
        try {
            return PublishedScores.beside(new StoredRunData(study.name(), folder.path(), arms, scores)).stream()
                    .map(RunResultsReader::column)
                    .toList();
        } catch (ReadingRoomException e) {
            notices.add("Published numbers are not shown: " + e.getMessage());
            return List.of();
        }
    }

    private static PublishedColumn column(PublishedScores p) {
        return new PublishedColumn(
                new ScoreGroup(p.split(), p.task(), p.frame(), p.unit()),
                p.study() + ", table " + p.table() + ": " + p.label(),
                p.n().isPresent() ? Integer.toString(p.n().getAsInt()) : "",
                p.values());
    }

    /** How the run's own report heads and prints its metrics. */
    private Map<String, MetricInfo> metrics() {
        Map<String, MetricInfo> metrics = new HashMap<>();
        Path definitions = file("report").resolve("tables").resolve("definitions.csv");
        for (CsvRows.Row r : CsvRows.read(definitions)) {
            String unit = r.text("Unit").equals("share") ? "" : r.text("Unit");
            metrics.put(
                    r.text("Id"),
                    new MetricInfo(
                            r.text("Id"),
                            r.text("Metric"),
                            unit,
                            !r.text("Better").equals("lower")));
        }
        return metrics;
    }

    private Map<String, CaseFact> cases(Cohort cohort) {
        Map<String, CaseFact> cases = new LinkedHashMap<>();
        cohort.cases().forEach(c -> cases.put(c.caseId(), CaseFact.of(c)));
        CsvRows.read(file("cases.csv")).stream().map(CaseFact::of).forEach(f -> cases.put(f.caseId(), f));
        return cases;
    }

    private void notices(Cohort cohort, List<ScoreRow> scores) {
        if (scores.isEmpty()) {
            notices.add("Nothing is scored yet; answers are listed as they come in.");
        }
        cohort.generator()
                .ifPresent(made ->
                        notices.add("Synthetic cases, made by " + made + ": nothing here is said of patients."));
        long test = cohort.patients().getOrDefault(Split.TEST, 0L);
        if (test < FEW) {
            notices.add(test + " test patients: a demonstration, not a study.");
        }
    }
}
