package org.readingroom.api.model;

import java.util.Optional;
import java.util.Set;

/**
 * What a model can do.
 *
 * @param input what it takes
 * @param tasks ids of the tasks it answers directly; empty for a model that answers whatever it is prompted
 * @param maxImages images a query may hold; 0 where it takes no prompt
 * @param logProbabilities whether answers carry token log-probabilities
 * @param continuations whether it scores given continuations
 * @param constraints kinds of constraint it obeys, of {@code regex json-schema choices}
 * @param batchSize queries it likes at once, at least 1
 * @param trainable whether it is a {@link TrainableModel} that has to be fitted or loaded before it reads
 * @param coordinates how it writes positions in an image, whatever a prompt asks for; empty where it follows the prompt
 * @param together whether it computes the queries of a request together, so that an answer may depend on the others in its
 *     last bits; a run then always asks the queries about a patient in the same requests, whatever is answered already
 */
public record Capabilities(
        Input input,
        Set<String> tasks,
        int maxImages,
        boolean logProbabilities,
        boolean continuations,
        Set<String> constraints,
        int batchSize,
        boolean trainable,
        Optional<Coordinates> coordinates,
        boolean together) {
    /** A model whose answers do not depend on what else it is asked. */
    public Capabilities(
            Input input,
            Set<String> tasks,
            int maxImages,
            boolean logProbabilities,
            boolean continuations,
            Set<String> constraints,
            int batchSize,
            boolean trainable,
            Optional<Coordinates> coordinates) {
        this(
                input,
                tasks,
                maxImages,
                logProbabilities,
                continuations,
                constraints,
                batchSize,
                trainable,
                coordinates,
                false);
    }

    /** A model of that kind that writes positions as the prompt asks. */
    public Capabilities(
            Input input,
            Set<String> tasks,
            int maxImages,
            boolean logProbabilities,
            boolean continuations,
            Set<String> constraints,
            int batchSize,
            boolean trainable) {
        this(
                input,
                tasks,
                maxImages,
                logProbabilities,
                continuations,
                constraints,
                batchSize,
                trainable,
                Optional.empty());
    }

    /** What a model takes. */
    public enum Input {
        /** The volumes of a case as stored. */
        VOLUMES,
        /** The volumes of a case cropped, resized and scaled by the context's preparer, as the study's input says. */
        PREPARED,
        /** A prompt of images and text. */
        PROMPTS
    }

    public Capabilities {
        tasks = Set.copyOf(tasks);
        constraints = Set.copyOf(constraints);
        if (batchSize < 1) {
            throw new ModelException("a model's batch size is at least 1, not " + batchSize);
        }
    }

    /** A model for some tasks that takes prepared cases, {@code batchSize} at once. */
    public static Capabilities prepared(Set<String> tasks, int batchSize, boolean trainable) {
        return new Capabilities(Input.PREPARED, tasks, 0, false, false, Set.of(), batchSize, trainable);
    }

    /** A volume model for some tasks that reads {@code batchSize} cases at once. */
    public static Capabilities volumes(Set<String> tasks, int batchSize, boolean trainable) {
        return new Capabilities(Input.VOLUMES, tasks, 0, false, false, Set.of(), batchSize, trainable);
    }

    /** The same, but for whether it has to be fitted or loaded first. */
    public Capabilities asTrainable(boolean now) {
        return new Capabilities(
                input,
                tasks,
                maxImages,
                logProbabilities,
                continuations,
                constraints,
                batchSize,
                now,
                coordinates,
                together);
    }
}
