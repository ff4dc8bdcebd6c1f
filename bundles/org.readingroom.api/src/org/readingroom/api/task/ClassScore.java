package org.readingroom.api.task;

import java.util.OptionalDouble;

/**
 * A class and, where the reader gives one, the score of the positive class.
 *
 * @param label the index of the class, 0 or more
 * @param positive the probability or other rising score of class 1; empty where the reader gives none
 */
public record ClassScore(int label, OptionalDouble positive) {
    public ClassScore {
        if (label < 0) {
            throw new IllegalArgumentException("a class index is 0 or more, not " + label);
        }
        if (positive.isPresent() && Double.isNaN(positive.getAsDouble())) {
            throw new IllegalArgumentException("a class score is a number, not NaN");
        }
    }

    /** A class without a score. */
    public static ClassScore of(int label) {
        return new ClassScore(label, OptionalDouble.empty());
    }

    /** A class with the score of the positive class. */
    public static ClassScore of(int label, double positive) {
        return new ClassScore(label, OptionalDouble.of(positive));
    }
}
