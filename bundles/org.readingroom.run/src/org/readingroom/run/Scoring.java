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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.Window;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Split;
import org.readingroom.study.Study;

/** Scores a run's stored answers: every arm that has any, case by case, one case's truth in memory at a time. */
final class Scoring {
    private final RunFolder folder;
    private final Study study;
    private final OpenStudy open;
    private final Cohort cohort;
    private final StudyInput input;
    private final RunLog log;
    private final OutlineFile outlines = new OutlineFile();

    Scoring(RunFolder folder, Study study, OpenStudy open, Cohort cohort, StudyInput input, RunLog log) {
        this.folder = folder;
        this.study = study;
        this.open = open;
        this.cohort = cohort;
        this.input = input;
        this.log = log;
    }

    /** What is needed to score one arm. */
    private final class ArmState {
        private final Arm arm;
        private final ArmBasis basis;
        private final Planner planner;
        private final Scorer scorer;
        private final StoredAnswers answers;
        private int missing;

        ArmState(Arm arm) {
            this.arm = arm;
            this.basis = ArmBasis.read(folder.basis(arm.id()));
            this.planner = new Planner(arm, basis, open.tasks());
            this.scorer = new Scorer(arm.id(), basis.tasks(), open.metricsOf(basis.tasks()));
            this.answers = StoredAnswers.of(folder, arm.id());
        }

        Map<SliceRef, TaskValues> score(CohortCase place, ScoredCase scored) {
            List<SliceRef> slices = scored.slices(planner);
            Optional<Window> window = planner.readsInput()
                    ? Optional.of(input.grids()
                            .of(scored.whole(), scored.source().truth()::mask)
                            .window())
                    : Optional.empty();
            List<PlannedQuery> plan = planner.queries(place, slices, window);
            Map<String, StoredAnswer> given =
                    answers.of(plan.stream().map(PlannedQuery::key).toList());
            CaseReading reading = CaseReading.of(folder, plan, slices, given, basis.prompted());
            missing += reading.missing().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            List<FrameReading> frames = scored.frames(reading);
            frames.forEach(r -> scorer.add(place, r));
            ReadingFile.write(folder, arm.id(), place, frames.get(0));
            return frames.get(0).bySlice();
        }
    }

    /** Scores, and writes scores, readings and the ledger. */
    RunSummary score(Map<String, String> failures, CaseObserver observer, Monitor monitor) {
        try (ArmLock lock =
                ArmLock.await(folder.path().resolve("run.lock"), "the run folder " + folder.path(), monitor)) {
            long started = System.nanoTime();
            Map<String, String> ended = new LinkedHashMap<>(failures);
            List<ArmState> arms = new ArrayList<>();
            List<String> unread = new ArrayList<>();
            for (Arm arm : study.arms()) {
                if (!Files.exists(folder.basis(arm.id()))) {
                    unread.add(arm.id());
                } else {
                    ArmState state = new ArmState(arm);
                    if (state.basis.agrees(input.given(), state.planner.asksSlices())) {
                        arms.add(state);
                    } else {
                        ended.putIfAbsent(
                                arm.id(), "was read with another input than the study now gives; run it again");
                    }
                }
                readFailure(arm.id()).ifPresent(reason -> ended.putIfAbsent(arm.id(), reason));
            }
            unread.removeAll(ended.keySet());
            Ceilings ceilings = ceilings(arms);
            scoreCases(arms, ceilings, observer, monitor);
            arms.forEach(a -> a.scorer.broken().forEach((metric, why) -> {
                log.warn(why);
                ended.merge(a.arm.id(), why, (x, y) -> x + "; " + y);
            }));
            List<ScoreRow> rows = Stream.concat(arms.stream().flatMap(a -> a.scorer.rows().stream()), ceilings.rows())
                    .toList();
            write(arms, ceilings, rows);
            Timings.append(folder, "*", "score", System.nanoTime() - started, 0);
            Map<String, Integer> missing = new LinkedHashMap<>();
            arms.forEach(a -> missing.put(a.arm.id(), a.missing));
            return new RunSummary(folder, rows, ended, missing, unread, open.definitions());
        }
    }

    private Ceilings ceilings(List<ArmState> arms) {
        Map<Arm, Planner> planners = new LinkedHashMap<>();
        arms.forEach(a -> planners.put(a.arm, a.planner));
        return new Ceilings(open, input, planners);
    }

    private void scoreCases(List<ArmState> arms, Ceilings ceilings, CaseObserver observer, Monitor monitor) {
        List<CohortCase> places = cohort.cases().stream()
                .filter(c -> arms.stream().anyMatch(a -> a.arm.read().contains(c.split())))
                .toList();
        boolean asksSlices = arms.stream().anyMatch(a -> a.planner.asksSlices());
        monitor.begin("Scoring", places.size());
        for (CohortCase place : places) {
            monitor.checkCancelled();
            Case subject = open.cases().get(place.caseId());
            ScoredCase scored = new ScoredCase(subject, input, asksSlices);
            Map<String, Map<SliceRef, TaskValues>> readings = new LinkedHashMap<>();
            for (ArmState a : arms) {
                if (a.arm.read().contains(place.split())) {
                    readings.put(a.arm.id(), a.score(place, scored));
                }
            }
            ceilings.score(place, scored);
            outlines.add(place, scored, planners(arms, place));
            observer.scored(subject, scored.source().truth(), readings);
            monitor.worked(1);
        }
    }

    /** The plans of the arms that are scored on slices of a case. */
    private static List<Planner> planners(List<ArmState> arms, CohortCase place) {
        return arms.stream()
                .filter(a -> a.arm.read().contains(place.split()))
                .map(a -> a.planner)
                .toList();
    }

    private void write(List<ArmState> arms, Ceilings ceilings, List<ScoreRow> rows) {
        outlines.write(folder);
        StringBuilder slices = new StringBuilder(Scorer.SLICE_HEADER).append('\n');
        arms.forEach(a -> a.scorer.sliceRows().forEach(r -> slices.append(r).append('\n')));
        ceilings.sliceRows().forEach(r -> slices.append(r).append('\n'));
        AtomicFile.write(folder.sliceScores(), slices.toString());
        ScoreFile.write(folder.scores(), rows);
        boolean test = arms.stream().anyMatch(a -> a.arm.read().contains(Split.TEST));
        if (test) {
            enter(arms);
        }
    }

    /** Notes in the cohort's ledger that test patients were scored. */
    private void enter(List<ArmState> arms) {
        ObjectNode o = new ObjectMapper().createObjectNode();
        o.put("format", 1).put("when", Instant.now().toString());
        ArrayNode scored = o.putArray("arms");
        arms.forEach(a -> scored.addObject().put("arm", a.arm.id()).put("basis", a.basis.digest()));
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
