package org.readingroom.api.model;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.Case;
import org.readingroom.api.task.Task;

/** The patients a model may learn from. Holds no test patient. */
public interface TrainingView {
    /** The training cases, each once, sorted by case id. */
    List<Case> training();

    /** The validation cases, each once, sorted by case id; may be empty. */
    List<Case> validation();

    /** The cases of an epoch in the order they are drawn: shuffled by the seed, oversampled where the cohort says so. */
    List<Case> draws(int epoch);

    /** The truth of a training or validation case for a task, empty where it has none; opens the mask where one is asked. */
    <V> Optional<V> truth(Case subject, Task<V> task);

    /** The seed of this fit. */
    long seed();
}
