package org.readingroom.cnn.internal;

import java.util.Optional;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.PreparedCase;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.Task;

/** What a network's output means: the truth that it learns from, how it is judged, and the answer it comes to. */
interface NetworkReader {
    /** What is read. */
    Task<?> task();

    /** Whether a training or validation case has its truth; opens no image. */
    boolean knows(TrainingView view, Case subject);

    /** The truth of a training or validation case, 0 or 1: one number, or one a voxel; empty where there is none. */
    Optional<float[]> target(TrainingView view, Case subject, PreparedCase prepared);

    /** Judges a network on validation patients, one after the other. */
    Judge judge();

    /**
     * The answer to a query.
     *
     * @param probabilities one number, or one a voxel
     */
    Answer answer(float[] probabilities, PreparedCase prepared, double threshold);

    /** The name of what epochs and learning rates are chosen by. */
    String score();

    /** The name of the thresholded measure. */
    String measure();

    /** The threshold of the settings. */
    double threshold();

    /** Gathers what a network says of validation patients. */
    interface Judge {
        /** One more patient. */
        void add(float[] probabilities, float[] target, double loss);

        /** How it did on those patients. */
        Outcome outcome();
    }
}
