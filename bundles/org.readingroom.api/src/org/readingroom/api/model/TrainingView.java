package org.readingroom.api.model;

import java.util.List;
import org.readingroom.api.data.Case;
import org.readingroom.api.task.TaskValues;

/** The patients a model may learn from. Holds no test patient. */
public interface TrainingView {
    /** The training cases, each once, sorted by case id. */
    List<Case> training();

    /** The validation cases, each once, sorted by case id; may be empty. */
    List<Case> validation();

    /** The cases of an epoch in the order they are drawn: shuffled by the seed, oversampled where the cohort says so. */
    List<Case> draws(int epoch);

    /** The truth of a case, for the tasks it has truth for; opens the mask. */
    TaskValues truth(Case subject);

    /** The seed of this fit. */
    long seed();
}
