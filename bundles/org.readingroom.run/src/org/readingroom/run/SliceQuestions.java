package org.readingroom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.Query;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.SliceGeometry;
import org.readingroom.study.CohortCase;

/** The questions that an arm asks about a case, each with its true answer, and how they are put: exactly as in reading. */
final class SliceQuestions {
    /**
     * A question whose answer is known.
     *
     * @param place the case
     * @param lesson the question and its true answer
     * @param truth what is true of the slice
     * @param frame the slice's
     */
    record Known(CohortCase place, Lesson lesson, TaskValues truth, SliceFrame frame) {}

    /**
     * The questions about a case.
     *
     * @param known those with a true answer, by slice
     * @param without how many slices have none
     */
    record OfCase(List<Known> known, int without) {}

    private final AskedArm arm;
    private final Planner planner;
    private final StudyInput input;
    private final Map<String, Case> cases;
    private final long seed;

    /**
     * @param planner which slices are asked about
     * @param cases every case of the study by id
     * @param seed the arm's own
     */
    SliceQuestions(AskedArm arm, Planner planner, StudyInput input, Map<String, Case> cases, long seed) {
        this.arm = arm;
        this.planner = planner;
        this.input = input;
        this.cases = cases;
        this.seed = seed;
    }

    /** The arm that asks. */
    AskedArm arm() {
        return arm;
    }

    /**
     * The questions about a case; opens its reference.
     *
     * @param balance the label that groups are the values of; empty for none
     * @throws RunException naming case and slice where a true answer is not read back as what it says
     */
    OfCase of(CohortCase place, String balance) {
        Case whole = cases.get(place.caseId());
        Optional<ModelGrid> model = model(whole);
        CaseTruth truth = model.isPresent() ? input.truth(whole) : CaseTruth.of(whole);
        Grid grid = model.map(ModelGrid::grid).orElseGet(whole::grid);
        UnaryOperator<Mask> fromSource =
                model.<UnaryOperator<Mask>>map(m -> m::resample).orElse(m -> m);
        String group = balance.isEmpty() ? "" : whole.info().labels().getOrDefault(balance, "");
        List<Known> known = new ArrayList<>();
        int without = 0;
        for (SliceRef ref : planner.slices(new AskedGrid(whole.id(), grid, truth::mask, fromSource))) {
            SliceFrame frame = SliceGeometry.of(grid, ref).frame();
            TaskValues values = arm.truth().values(truth, ref, frame);
            Optional<String> target = target(place, ref, values, frame);
            TaskValues onSlice = arm.strategy().task().equals(Task.GRADE) ? TaskValues.NONE : truth.on(ref);
            target.ifPresent(t -> known.add(
                    new Known(place, new Lesson(place.caseId() + "/" + ref, whole, ref, group, t), onSlice, frame)));
            without += target.isEmpty() ? 1 : 0;
        }
        return new OfCase(known, without);
    }

    private Optional<String> target(CohortCase place, SliceRef ref, TaskValues values, SliceFrame frame) {
        try {
            return arm.truth().answer(values, frame);
        } catch (RunException e) {
            throw new RunException("arm '" + arm.arm().id() + "', case " + place.caseId() + ", " + ref + ": "
                    + e.getMessage() + "; nothing was tuned; mend the prompt's plugin or its settings");
        }
    }

    private Optional<ModelGrid> model(Case whole) {
        return planner.readsInput() ? Optional.of(input.grids().of(whole)) : Optional.empty();
    }

    /** A question as it is asked, images rendered. */
    Query query(CohortCase place, Lesson lesson) {
        CaseView asked = view(place);
        CohortCase other = planner.shown(place);
        CaseView shown = other.equals(place) ? asked : view(other);
        SliceView slice = asked.slices().view(lesson.slice());
        Prompt prompt = arm.prompts().prompt(asked, slice, shown);
        long own = Digests.seed("query", Long.toString(seed), lesson.key(), "0");
        return new Query(
                lesson.key(),
                asked.volumes().subject(),
                arm.strategy().task(),
                Optional.of(slice),
                Optional.of(prompt),
                0,
                own);
    }

    private CaseView view(CohortCase place) {
        Case whole = cases.get(place.caseId());
        return model(whole)
                .map(grid -> CaseView.prepared(whole, input, grid))
                .orElseGet(() -> CaseView.of(whole, input, false));
    }
}
