package org.readingroom.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.study.Arm;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Study;

/**
 * The truth sent through what the arms answer in, and scored as they are: the most that an arm could reach. No arm, and
 * never counted as one.
 *
 * <p>{@code ceiling} is the reference mask brought to the model grid and back, where readers are given such a grid.
 * {@code ceiling:<task>} is the truth of each slice, printed as the true answer to the prompt and read back; slices whose
 * tumour has no such answer, such as a polygon of two pixels, are left out.
 */
final class Ceilings {
    private static final String OF_TASK = Study.CEILING + ":";

    /** One of them: whose slices it is over, and for a prompt's the answer that is printed and read back. */
    private record Ceiling(
            Planner planner, Set<CohortCase> places, Optional<PrintedTruth> printed, CaseScorer cases, Scorer scorer) {}

    private final StudyInput input;
    private final Cohort cohort;
    private final ScoreScope scope;
    private final List<Ceiling> ceilings = new ArrayList<>();

    /** @param planners the arms that are scored, in the order of the study */
    Ceilings(OpenStudy open, StudyInput input, Map<Arm, Planner> planners, Cohort cohort, ScoreScope scope) {
        this.input = input;
        this.scope = scope;
        this.cohort = cohort;
        List<Arm> arms = List.copyOf(planners.keySet());
        boolean throughGrid =
                input.given().isPresent() || planners.values().stream().anyMatch(Planner::readsInput);
        if (throughGrid && !arms.isEmpty()) {
            add(open, Study.CEILING, Task.MASK, planners.get(arms.get(0)), arms, Optional.empty());
        }
        Map<String, List<Arm>> byTask = new LinkedHashMap<>();
        arms.forEach(a -> open.printed(a)
                .ifPresent(p -> byTask.computeIfAbsent(p.task().id(), t -> new ArrayList<>())
                        .add(a)));
        byTask.forEach((task, some) -> {
            Optional<PrintedTruth> printed = open.printed(some.get(0));
            if (printed.get().task().scope() == Task.Scope.SLICE) {
                add(open, OF_TASK + task, printed.get().task(), planners.get(some.get(0)), some, printed);
            }
        });
    }

    private void add(
            OpenStudy open, String id, Task<?> task, Planner planner, List<Arm> arms, Optional<PrintedTruth> printed) {
        CaseScorer cases = new CaseScorer(id, List.of(task.id()), open.metricsOf(List.of(task.id())), scope);
        Set<CohortCase> places = new HashSet<>();
        arms.forEach(a -> places.addAll(cohort.of(a)));
        ceilings.add(new Ceiling(planner, places, printed, cases, new Scorer(id)));
    }

    /** Whether an arm's id in scores is that of a ceiling. */
    static boolean isCeiling(String arm) {
        return arm.equals(Study.CEILING) || arm.startsWith(OF_TASK);
    }

    /** Scores the ceilings of a case, apart from other cases; nothing where it has no reference mask. */
    List<Optional<CaseScores>> score(CohortCase place, ScoredCase scored) {
        boolean truth = scored.source().truth().mask().isPresent();
        return ceilings.stream()
                .map(c -> truth && c.places().contains(place)
                        ? Optional.of(c.cases().score(place, scored.frames(reading(c, scored))))
                        : Optional.<CaseScores>empty())
                .toList();
    }

    private CaseReading reading(Ceiling c, ScoredCase scored) {
        return c.printed().isPresent()
                ? printed(c.planner(), c.printed().get(), scored)
                : throughGrid(c.planner(), scored);
    }

    /** Adds what {@link #score} gave of a case. */
    void add(List<Optional<CaseScores>> scores) {
        for (int i = 0; i < scores.size(); i++) {
            scores.get(i).ifPresent(ceilings.get(i).scorer()::add);
        }
    }

    private CaseReading throughGrid(Planner planner, ScoredCase scored) {
        Mask truth = scored.source().truth().mask().orElseThrow();
        ModelGrid grid = input.grids().of(scored.whole(), () -> Optional.of(truth));
        TaskValues values = TaskValues.NONE.with(Task.MASK, grid.toSource(grid.resample(truth)));
        Map<SliceRef, TaskValues> slices = new LinkedHashMap<>();
        scored.slices(planner).forEach(s -> slices.put(s, TaskValues.NONE));
        return new CaseReading(values, slices, Map.of());
    }

    private static CaseReading printed(Planner planner, PrintedTruth printed, ScoredCase scored) {
        CaseTruth truth = scored.asked().truth();
        Map<SliceRef, TaskValues> slices = new LinkedHashMap<>();
        for (SliceRef ref : scored.slices(planner)) {
            TaskValues onSlice = truth.on(ref);
            if (onSlice.tasks().contains(printed.task())) {
                slices.put(ref, printed.readBack(onSlice, truth.frame(ref)));
            }
        }
        return new CaseReading(TaskValues.NONE, slices, Map.of());
    }

    /** Every score. */
    Stream<ScoreRow> rows() {
        return ceilings.stream().flatMap(c -> c.scorer().rows().stream());
    }

    /** Every slice's score. */
    Stream<String> sliceRows() {
        return ceilings.stream().flatMap(c -> c.scorer().sliceRows().stream());
    }
}
