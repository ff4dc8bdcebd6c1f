package org.readingroom.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.run.analysis.Analysis;
import org.readingroom.run.analysis.AnalysisInput;
import org.readingroom.run.analysis.AnalysisPlan;
import org.readingroom.run.analysis.ArmFact;
import org.readingroom.run.analysis.AskedAnswer;
import org.readingroom.run.analysis.CaseFact;
import org.readingroom.run.analysis.CsvTable;
import org.readingroom.study.AnalysisSettings;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Study;

/** The analysis of a run that was scored: its tables, written into the run's folder. */
final class RunAnalysis {
    /** Over this share of truncated answers, the token limit is told. */
    private static final double MANY_TRUNCATED = 0.02;

    private final RunFolder folder;
    private final Study study;
    private final OpenStudy open;
    private final RunLog log;

    RunAnalysis(RunFolder folder, Study study, OpenStudy open, RunLog log) {
        this.folder = folder;
        this.study = study;
        this.open = open;
        this.log = log;
    }

    void write(RunSummary summary, List<ArmScoring> arms, List<CaseFact> cases) {
        List<ArmFact> facts = arms.stream()
                .map(a -> a.fact(Oracles.of(folder, study, a.arm())))
                .toList();
        AnalysisInput input = new AnalysisInput(
                plan(),
                summary.complete(),
                open.definitions(),
                cases,
                facts,
                arms.stream().flatMap(a -> a.scorer().series()).toList(),
                arms.stream().flatMap(ArmScoring::repeatSeries).toList());
        for (CsvTable table : Analysis.tables(input)) {
            AtomicFile.writeDerived(folder.path().resolve(table.name()), table.text());
        }
        arms.forEach(this::warn);
    }

    private AnalysisPlan plan() {
        AnalysisSettings a = study.analysis();
        return new AnalysisPlan(
                study.seed(),
                a.replicates(),
                a.primary(),
                a.pairs(),
                a.baseline(),
                AnalysisPlan.Choose.valueOf(a.chooseControl().name()));
    }

    /** What a cohort's table says of a case. */
    static CaseFact fact(CohortCase place, CaseTruth truth) {
        double tumour = truth.mask().isPresent()
                ? millilitres(truth.mask().get(), truth.grid().orElseThrow())
                : Double.NaN;
        OptionalInt grade = truth.values()
                .get(Task.GRADE)
                .map(ClassScore::label)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        return new CaseFact(place.caseId(), place.patient(), place.split().word(), grade, place.source(), tumour);
    }

    private static double millilitres(Mask mask, Grid grid) {
        double[] mm = grid.spacing();
        return mask.count() * mm[0] * mm[1] * mm[2] / 1000;
    }

    private void warn(ArmScoring arm) {
        Map<String, List<AskedAnswer>> answers = arm.fact(List.of()).answers();
        long all = answers.values().stream().mapToLong(List::size).sum();
        long cut = answers.values().stream()
                .flatMap(a -> a.stream())
                .filter(a -> a.state().filter(s -> s == EndState.TRUNCATED).isPresent())
                .count();
        if (all > 0 && cut > MANY_TRUNCATED * all) {
            log.warn(String.format(
                    Locale.ROOT,
                    "arm '%s': %d of %d answers (%.1f %%) were cut off at the limit of %d tokens before a value; raise"
                            + " decode: max-tokens",
                    arm.arm().id(),
                    cut,
                    all,
                    100.0 * cut / all,
                    arm.arm().decode().maxTokens()));
        }
    }
}
