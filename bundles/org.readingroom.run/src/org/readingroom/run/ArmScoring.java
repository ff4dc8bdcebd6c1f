package org.readingroom.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.Window;
import org.readingroom.run.analysis.ArmFact;
import org.readingroom.run.analysis.AskedAnswer;
import org.readingroom.run.analysis.PatientSeries;
import org.readingroom.run.analysis.SliceProbabilities;
import org.readingroom.run.analysis.VoteRule;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;

/** The scoring of one arm: {@link #score} of each case, in any order and side by side, then {@link #add} in one order. */
final class ArmScoring {
    /**
     * What one arm says of one case, scored.
     *
     * @param scores of what counts, the first repeat
     * @param repeats the scores of each repeat; empty where there is one alone
     * @param missing queries without an answer
     * @param asked every query and how it ended
     * @param positive the probability of class 1 of the grade, where a volume model gives one
     * @param slices what is said of each slice of the source
     * @param keys of the queries, in the order of asking
     * @param shown the source's slice that each slice asked about is of, by its name
     */
    record Scored(
            CaseScores scores,
            List<CaseScores> repeats,
            int missing,
            List<AskedAnswer> asked,
            OptionalDouble positive,
            Map<SliceRef, TaskValues> slices,
            List<String> keys,
            Map<String, SliceRef> shown) {}

    private final RunFolder folder;
    private final StudyInput input;
    private final Arm arm;
    private final ArmBasis basis;
    private final Planner planner;
    private final VoteRule rule;
    private final Optional<PrintedTruth> printed;
    private final ReadAgain again;
    private final StoredAnswers answers;
    private final Set<CohortCase> places;
    private final CaseScorer cases;
    private final Scorer scorer;
    private final List<Scorer> repeats;
    private final Map<String, List<AskedAnswer>> asked = new LinkedHashMap<>();
    private final Map<String, OptionalDouble> positive = new LinkedHashMap<>();
    private int missing;

    ArmScoring(
            RunFolder folder,
            OpenStudy open,
            Cohort cohort,
            StudyInput input,
            Arm arm,
            ArmBasis basis,
            Planner planner,
            VoteRule rule,
            ScoreScope scope) {
        this.folder = folder;
        this.input = input;
        this.arm = arm;
        this.basis = basis;
        this.planner = planner;
        this.rule = rule;
        this.printed = open.printed(arm);
        this.again = ReadAgain.of(basis, printed);
        this.answers = StoredAnswers.of(folder, arm.id());
        this.places = new HashSet<>(cohort.of(arm));
        this.cases = new CaseScorer(arm.id(), basis.tasks(), open.metricsOf(basis.tasks()), scope);
        this.scorer = new Scorer(arm.id());
        int n = basis.prompted() ? arm.decode().repeats() : 1;
        this.repeats = n == 1
                ? List.of()
                : IntStream.range(0, n).mapToObj(r -> new Scorer(arm.id())).toList();
    }

    Arm arm() {
        return arm;
    }

    ArmBasis basis() {
        return basis;
    }

    Planner planner() {
        return planner;
    }

    /** The cases that it reads. */
    Set<CohortCase> places() {
        return places;
    }

    Scorer scorer() {
        return scorer;
    }

    int missing() {
        return missing;
    }

    /** Scores one case, and writes its reading. */
    Scored score(CohortCase place, ScoredCase scored) {
        List<SliceRef> slices = scored.slices(planner);
        Optional<Window> window = planner.readsInput()
                ? Optional.of(input.grids()
                        .of(scored.whole(), scored.source().truth()::mask)
                        .window())
                : Optional.empty();
        List<PlannedQuery> plan = planner.queries(place, slices, window);
        Map<String, StoredAnswer> given = again.of(
                plan,
                answers.of(plan.stream().map(PlannedQuery::key).toList()),
                scored.asked().grid());
        List<AskedAnswer> all = AskedAnswers.of(plan, given, form(slices, scored));
        List<CaseScores> each = new ArrayList<>();
        Optional<CaseReading> first = Optional.empty();
        List<FrameReading> frames = List.of();
        for (int r = 0; r < Math.max(1, repeats.size()); r++) {
            CaseReading reading = CaseReading.of(folder, plan, slices, given, choice(all, r));
            List<FrameReading> some = scored.frames(reading);
            each.add(cases.score(place, some));
            if (r == 0) {
                first = Optional.of(reading);
                frames = some;
            }
        }
        ReadingFile.write(folder, arm.id(), place, frames.get(0));
        CaseReading reading = first.orElseThrow();
        return new Scored(
                each.get(0),
                repeats.isEmpty() ? List.of() : each,
                reading.missing().values().stream().mapToInt(Integer::intValue).sum(),
                all,
                reading.values().get(Task.GRADE).map(ClassScore::positive).orElse(OptionalDouble.empty()),
                frames.get(0).bySlice(),
                plan.stream().map(PlannedQuery::key).toList(),
                shown(reading, frames.get(0)));
    }

    private static Map<String, SliceRef> shown(CaseReading asked, FrameReading source) {
        Map<String, SliceRef> shown = new LinkedHashMap<>();
        int i = 0;
        for (SliceRef ref : asked.slices().keySet()) {
            shown.put(ref.toString(), source.slices().get(i++).ref());
        }
        return shown;
    }

    /** The stored answers that what was scored rests on, read anew: their texts are not kept. */
    List<StoredAnswer> stored(Scored one) {
        Map<String, StoredAnswer> given = answers.of(one.keys());
        return one.keys().stream().filter(given::containsKey).map(given::get).toList();
    }

    private CaseReading.Choice choice(List<AskedAnswer> all, int repeat) {
        List<AskedAnswer> some = all.stream()
                .filter(a -> a.repeat() == repeat && a.task().equals(Task.GRADE.id()))
                .toList();
        return new CaseReading.Choice(basis.prompted(), repeat, rule, SliceProbabilities.forTies(some));
    }

    private AnswerForm form(List<SliceRef> slices, ScoredCase scored) {
        return slices.isEmpty() || printed.isEmpty()
                ? AnswerForm.FREE
                : printed.get()
                        .form(org.readingroom.imaging.SliceGeometry.of(
                                        scored.asked().grid().orElseThrow(), slices.get(0))
                                .frame());
    }

    /** Adds what {@link #score} gave of a case. */
    void add(CohortCase place, Scored one) {
        scorer.add(one.scores());
        for (int r = 0; r < repeats.size(); r++) {
            repeats.get(r).add(one.repeats().get(r));
        }
        missing += one.missing();
        asked.put(place.caseId(), one.asked());
        positive.put(place.caseId(), one.positive());
    }

    /** As the analysis sees it. */
    ArmFact fact(List<String> oracles) {
        return new ArmFact(
                arm.id(),
                arm.groupId(),
                basis.control(),
                basis.prompted(),
                oracles,
                basis.tasks(),
                rule,
                asked,
                positive);
    }

    /** The scores by patient of each repeat; none where there is one alone. */
    Stream<PatientSeries> repeatSeries() {
        return repeats.stream().flatMap(Scorer::series);
    }
}
