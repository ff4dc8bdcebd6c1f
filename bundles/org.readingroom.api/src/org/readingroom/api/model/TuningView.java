package org.readingroom.api.model;

import java.util.List;
import java.util.Map;
import org.readingroom.api.Monitor;

/**
 * What a prompted model is tuned on: the questions that its arm asks, about training patients, each with its true answer.
 * It is what {@link TrainableModel#fit} is given where the arm has a prompt. Holds no test patient.
 */
public interface TuningView extends TrainingView {
    /**
     * Every question about a training patient that has a true answer, each once, by case id, then slice: the slices that the
     * arm chooses, those without a true value left out.
     */
    List<Lesson> lessons();

    /** A lesson's question as the arm asks it, images rendered; nothing of it is kept by the view. */
    Query question(Lesson lesson);

    /**
     * Reads questions of the validation patients with the model as it is now, as a run would: asked, parsed, scored.
     *
     * @param most questions at most, spread over all validation patients; all where there are fewer
     * @return by name: {@code parse-rate} (answers that hold a value, of all), and the task's own measure with failures as
     *     wrong: {@code accuracy}, {@code dice} or {@code centre-distance}; empty where there are no validation patients
     */
    Map<String, Double> validate(Model model, int most, Monitor monitor);
}
