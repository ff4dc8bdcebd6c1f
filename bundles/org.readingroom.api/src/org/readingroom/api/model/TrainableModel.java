package org.readingroom.api.model;

import java.nio.file.Path;
import java.util.List;
import org.readingroom.api.Monitor;

/** A model that learns from training patients before it reads. */
public interface TrainableModel extends Model {
    /**
     * Learns, or goes on learning, into a folder of its own; afterwards this model reads with what it learnt.
     *
     * <p>Called again with the same folder after any interruption, a kill included, it resumes from the last whole
     * checkpoint and ends with the same result; on a finished folder it loads and returns. Files are written to a temporary
     * name and moved.
     *
     * @param view the patients to learn from; never a test patient
     * @param folder where its checkpoints are, an existing folder
     */
    void fit(TrainingView view, Path folder, Monitor monitor);

    /**
     * Loads what a finished {@link #fit} left, so that this model reads with it.
     *
     * @throws ModelException where the folder holds no finished fit of this kind of model
     */
    void load(Path folder);

    /**
     * What a {@link #fit} on a view would be, a line each, without learning anything: how many steps and what they hold, what
     * memory they take. Empty where the model has nothing to say beforehand.
     */
    default List<String> preview(TrainingView view) {
        return List.of();
    }
}
