package org.readingroom.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.task.TaskValues;
import org.readingroom.run.analysis.CaseFact;
import org.readingroom.run.analysis.VoteRule;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Split;
import org.readingroom.study.Study;

/** Scores a run's stored answers: every arm that has any, cases side by side, no more of them in memory than there are cores. */
final class Scoring {
    private final RunFolder folder;
    private final Study study;
    private final OpenStudy open;
    private final Cohort cohort;
    private final StudyInput input;
    private final RunLog log;
    private final OutlineFile outlines = new OutlineFile();
    private final List<CaseFact> facts = new ArrayList<>();
    private ScoreScope scope = ScoreScope.MASK;

    Scoring(RunFolder folder, Study study, OpenStudy open, Cohort cohort, StudyInput input, RunLog log) {
        this.folder = folder;
        this.study = study;
        this.open = open;
        this.cohort = cohort;
        this.input = input;
        this.log = log;
    }

    /** Scores, and writes scores, readings and the ledger. */
    RunSummary score(Map<String, String> failures, CaseObserver observer, Monitor monitor) {
        try (ArmLock lock =
                ArmLock.await(folder.path().resolve("run.lock"), "the run folder " + folder.path(), monitor)) {
            long started = System.nanoTime();
            Map<String, String> ended = new LinkedHashMap<>(failures);
            List<String> unread = new ArrayList<>();
            List<ArmScoring> arms = arms(ended, unread);
            Ceilings ceilings = ceilings(arms);
            scoreCases(arms, ceilings, observer, monitor);
            List<ScoreRow> rows = Stream.concat(arms.stream().flatMap(a -> a.scorer().rows().stream()), ceilings.rows())
                    .toList();
            arms.forEach(a -> a.scorer().broken().forEach((metric, why) -> {
                log.warn(why);
                ended.merge(a.arm().id(), why, (x, y) -> x + "; " + y);
            }));
            write(arms, ceilings, rows);
            Map<String, Integer> missing = new LinkedHashMap<>();
            arms.forEach(a -> missing.put(a.arm().id(), a.missing()));
            RunSummary summary = new RunSummary(folder, rows, ended, missing, unread, open.definitions());
            new RunAnalysis(folder, study, open, log).write(summary, arms, facts);
            SummaryFile.write(summary);
            Timings.append(folder, "*", "score", System.nanoTime() - started, 0);
            return summary;
        }
    }

    /** The arms that can be scored; why others ended goes to the one map, what was not read yet to the other list. */
    private List<ArmScoring> arms(Map<String, String> ended, List<String> unread) {
        Map<Arm, ArmBasis> bases = new LinkedHashMap<>();
        for (Arm arm : study.arms()) {
            if (Files.exists(folder.basis(arm.id()))) {
                bases.put(arm, ArmBasis.read(folder.basis(arm.id())));
            } else {
                unread.add(arm.id());
            }
            readFailure(arm.id()).ifPresent(reason -> ended.putIfAbsent(arm.id(), reason));
        }
        ArmPlans plans = new ArmPlans(folder, study, cohort, open.tasks());
        scope = ScoreScope.of(bases.values().stream().map(ArmBasis::tasks).toList());
        List<ArmScoring> arms = new ArrayList<>();
        bases.forEach((arm, basis) -> {
            Planner planner = plans.of(arm, basis);
            if (basis.agrees(input.given(), planner.asksSlices())) {
                arms.add(new ArmScoring(
                        folder,
                        open,
                        cohort,
                        input,
                        arm,
                        basis,
                        planner,
                        VoteRule.of(study.analysis().vote()),
                        scope));
            } else {
                ended.putIfAbsent(arm.id(), "was read with another input than the study now gives; run it again");
            }
        });
        unread.removeAll(ended.keySet());
        return arms;
    }

    private Ceilings ceilings(List<ArmScoring> arms) {
        Map<Arm, Planner> planners = new LinkedHashMap<>();
        arms.forEach(a -> planners.put(a.arm(), a.planner()));
        return new Ceilings(open, input, planners, cohort, scope);
    }

    /** All that is said of one case, scored. */
    private record ScoredPlace(
            CohortCase place,
            Case subject,
            CaseTruth truth,
            CaseFact fact,
            Map<ArmScoring, ArmScoring.Scored> arms,
            List<Optional<CaseScores>> ceilings,
            List<String> outlines) {}

    private void scoreCases(List<ArmScoring> arms, Ceilings ceilings, CaseObserver observer, Monitor monitor) {
        Set<CohortCase> read = new HashSet<>();
        arms.forEach(a -> read.addAll(a.places()));
        List<CohortCase> places = cohort.cases().stream().filter(read::contains).toList();
        boolean asksSlices = arms.stream().anyMatch(a -> a.planner().asksSlices());
        monitor.begin("Scoring", places.size());
        OrderedWork.run(places, place -> scoreCase(place, arms, ceilings, asksSlices), one -> {
            monitor.checkCancelled();
            add(one, ceilings, observer);
            monitor.worked(1);
        });
    }

    private ScoredPlace scoreCase(CohortCase place, List<ArmScoring> arms, Ceilings ceilings, boolean asksSlices) {
        Case subject = open.cases().get(place.caseId());
        ScoredCase scored = new ScoredCase(subject, input, asksSlices);
        List<ArmScoring> readers =
                arms.stream().filter(a -> a.places().contains(place)).toList();
        Map<ArmScoring, ArmScoring.Scored> said = new LinkedHashMap<>();
        readers.forEach(a -> said.put(a, a.score(place, scored)));
        return new ScoredPlace(
                place,
                subject,
                scored.source().truth(),
                RunAnalysis.fact(place, scored.source().truth()),
                said,
                ceilings.score(place, scored),
                OutlineFile.rows(
                        place, scored, readers.stream().map(ArmScoring::planner).toList()));
    }

    private void add(ScoredPlace one, Ceilings ceilings, CaseObserver observer) {
        Map<String, Map<SliceRef, TaskValues>> readings = new LinkedHashMap<>();
        one.arms().forEach((arm, scored) -> {
            arm.add(one.place(), scored);
            readings.put(arm.arm().id(), scored.slices());
            if (arm.basis().prompted()) {
                observer.answered(arm.arm().id(), () -> arm.stored(scored), scored.shown());
            }
        });
        ceilings.add(one.ceilings());
        outlines.add(one.outlines());
        facts.add(one.fact());
        observer.scored(one.subject(), one.truth(), readings);
    }

    private void write(List<ArmScoring> arms, Ceilings ceilings, List<ScoreRow> rows) {
        outlines.write(folder);
        StringBuilder slices = new StringBuilder(Scorer.SLICE_HEADER).append('\n');
        arms.forEach(a -> a.scorer().sliceRows().forEach(r -> slices.append(r).append('\n')));
        ceilings.sliceRows().forEach(r -> slices.append(r).append('\n'));
        AtomicFile.writeDerived(folder.sliceScores(), slices.toString());
        ScoreFile.write(folder.scores(), rows);
        boolean test = arms.stream().anyMatch(a -> a.arm().read().contains(Split.TEST));
        if (test) {
            enter(arms);
        }
    }

    /** Notes in the cohort's ledger that test patients were scored. */
    private void enter(List<ArmScoring> arms) {
        ObjectNode o = new ObjectMapper().createObjectNode();
        o.put("format", 1).put("when", Instant.now().toString());
        ArrayNode scored = o.putArray("arms");
        arms.forEach(a -> scored.addObject()
                .put("arm", a.arm().id())
                .put("basis", a.basis().digest()));
        ArrayNode metrics = o.putArray("metrics");
        open.definitions().forEach(d -> metrics.add(d.id()));
        try {
            Files.write(
                    folder.ledger(),
                    (o + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new RunException("cannot write " + folder.ledger() + ": " + AtomicFile.reason(e), e);
        }
    }

    private Optional<String> readFailure(String arm) {
        Path file = folder.failure(arm);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new RunException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
    }
}
