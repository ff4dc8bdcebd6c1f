package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.Task;
import org.readingroom.imaging.Slices;
import org.readingroom.imaging.Window;
import org.readingroom.study.Arm;
import org.readingroom.study.CohortCase;
import org.readingroom.study.SliceChoice;

/**
 * Which queries an arm is asked of a case. The same plan is made when a run is read and when it is scored, so that a score's
 * denominator is what was asked, not what came back.
 */
final class Planner {
    private final Arm arm;
    private final ArmBasis basis;
    private final String digest;
    private final TaskCatalogue tasks;

    Planner(Arm arm, ArmBasis basis, TaskCatalogue tasks) {
        this.arm = arm;
        this.basis = basis;
        this.digest = basis.digest();
        this.tasks = tasks;
    }

    /** Whether the arm is given cases as the study's input says. */
    boolean readsInput() {
        return basis.input().isPresent();
    }

    /** Whether any query is about a slice, so that the choice of slices is part of the arm's input. */
    boolean asksSlices() {
        return basis.prompted()
                || basis.tasks().stream().anyMatch(t -> tasks.get(t).scope() == Task.Scope.SLICE);
    }

    /**
     * The slices an arm is asked about, or its slice scores are over.
     *
     * @param grid the grid they are of
     * @param truth the tumour on that grid, which is looked at only where the arm says so
     */
    List<SliceRef> slices(Grid grid, Supplier<Optional<Mask>> truth) {
        SliceChoice choice = arm.slices();
        List<SliceRef> refs = Slices.all(grid, choice.plane());
        if (choice.choose() == SliceChoice.Choose.REFERENCE) {
            Optional<Slices.Range> range = truth.get().flatMap(m -> Slices.tumourRange(m, grid, choice.plane()));
            refs = range.map(r -> Slices.all(grid, choice.plane()).subList(r.first(), r.last() + 1))
                    .orElse(List.of());
        }
        return choice.most() == 0 ? refs : spaced(refs, choice.most());
    }

    /**
     * The queries of a case, in a fixed order.
     *
     * @param window what is cut out of the case for the arm; empty where it is given the source's own voxels
     */
    List<PlannedQuery> queries(CohortCase place, List<SliceRef> slices, Optional<Window> window) {
        List<PlannedQuery> plan = new ArrayList<>();
        for (String id : basis.tasks()) {
            Task<?> task = tasks.get(id);
            if (task.scope() == Task.Scope.CASE && !basis.prompted()) {
                plan.add(query(place, task, Optional.empty(), 0, window));
                continue;
            }
            int repeats = basis.prompted() ? arm.decode().repeats() : 1;
            for (SliceRef slice : slices) {
                for (int r = 0; r < repeats; r++) {
                    plan.add(query(place, task, Optional.of(slice), r, window));
                }
            }
        }
        return plan;
    }

    private PlannedQuery query(
            CohortCase place, Task<?> task, Optional<SliceRef> slice, int repeat, Optional<Window> window) {
        List<String> parts = new ArrayList<>(List.of(
                digest,
                place.caseId(),
                place.digest(),
                task.id(),
                slice.map(SliceRef::toString).orElse(""),
                Integer.toString(repeat)));
        window.ifPresent(w -> parts.add(w.toString()));
        return new PlannedQuery(Digests.of(parts.toArray(String[]::new)), task, slice, repeat);
    }

    /** At most so many of a list, evenly spaced over it, its middle where only one is asked for. */
    private static List<SliceRef> spaced(List<SliceRef> refs, int most) {
        if (refs.size() <= most) {
            return refs;
        }
        List<SliceRef> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(refs.get((int) Math.floor((i + 0.5) * refs.size() / most)));
        }
        return some;
    }
}
