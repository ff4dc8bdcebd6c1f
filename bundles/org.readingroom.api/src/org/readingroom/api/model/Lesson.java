package org.readingroom.api.model;

import org.readingroom.api.data.Case;
import org.readingroom.api.data.SliceRef;

/**
 * A question of a training slice and its true answer, before anything is rendered.
 *
 * @param key unique in a {@link TuningView}, and the same in every process
 * @param subject the case asked about
 * @param slice the slice asked about
 * @param group the value of the label that draws are balanced by, such as {@code HGG}; empty where they are not
 * @param target the true answer as the prompt strategy writes it; parses to the truth
 */
public record Lesson(String key, Case subject, SliceRef slice, String group, String target) {
    public Lesson {
        if (key.isBlank() || target.isBlank()) {
            throw new ModelException(
                    "a lesson of case " + subject.id() + ", " + slice + " has no key or no true answer");
        }
    }
}
