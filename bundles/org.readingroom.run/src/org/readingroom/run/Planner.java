package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 *
 * <p><b>The key of an answer.</b> A plan gives each query a key without opening an image, so that a million answers are found
 * done in seconds: SHA-256 over all that the request is made from: the model's identity and training, prompt strategy with
 * version, settings and the wording it gives a blank slice, system text and few-shot examples included, decoding and
 * constraint, image settings (the {@link ArmBasis}), the digest of the case's decoded scan, the window cut out of it, task,
 * slice and repeat. The digest of what was then sent, byte for byte, is stored beside each answer (see
 * {@link RequestDigest}). Equal keys mean equal requests unless an image file changed behind the study's back; that is
 * looked for whenever a case is opened to be asked more, and in one case of each arm that has nothing left to ask: its scan's
 * digest is compared with the cohort's, and the request of each answered slice is made again and compared with the stored one. A
 * difference stops the run.
 */
final class Planner {
    private final Arm arm;
    private final ArmBasis basis;
    private final String digest;
    private final TaskCatalogue tasks;
    private final Optional<FromArm> from;
    private final OtherPatients others;

    /**
     * A plan; made by {@link ArmPlans}.
     *
     * @param from the arm whose slices are taken over
     * @param others whose image is shown where the arm is shown another patient's
     */
    Planner(Arm arm, ArmBasis basis, TaskCatalogue tasks, Optional<FromArm> from, OtherPatients others) {
        this.arm = arm;
        this.basis = basis;
        this.digest = basis.digest();
        this.tasks = tasks;
        this.from = from;
        this.others = others;
    }

    /** Whether the arm is given cases as the study's input says. */
    boolean readsInput() {
        return basis.input().isPresent();
    }

    /** Whether a task is asked. */
    boolean asks(Task<?> task) {
        return basis.tasks().contains(task.id());
    }

    /** Whether any query is about a slice, so that the choice of slices is part of the arm's input. */
    boolean asksSlices() {
        return basis.prompted()
                || basis.tasks().stream().anyMatch(t -> tasks.get(t).scope() == Task.Scope.SLICE);
    }

    /** The slices of a case that an arm is asked about, or its slice scores are over. */
    List<SliceRef> slices(AskedGrid on) {
        SliceChoice choice = arm.slices();
        List<SliceRef> all = Slices.all(on.grid(), choice.plane());
        List<SliceRef> refs =
                switch (choice.choose()) {
                    case ALL -> all;
                    case REFERENCE ->
                        on.truth()
                                .get()
                                .flatMap(m -> Slices.tumourRange(m, on.grid(), choice.plane()))
                                .map(r -> all.subList(r.first(), r.last() + 1))
                                .orElse(List.of());
                    case MIDDLE -> List.of(all.get(all.size() / 2));
                    case FROM_ARM -> from.orElseThrow().slices(on, choice.plane());
                };
        return choice.most() == 0 ? refs : spaced(refs, choice.most());
    }

    /** The case whose scan is shown for a case: itself, but where the arm is shown another patient's. */
    CohortCase shown(CohortCase place) {
        return basis.showsOther() ? others.of(place) : place;
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
        if (basis.showsOther()) {
            parts.add(shown(place).digest());
        }
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
