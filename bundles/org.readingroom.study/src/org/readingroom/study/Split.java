package org.readingroom.study;

import java.util.Locale;

/** A part of a cohort. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST;

    /** As files and tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The part of a word.
     *
     * @throws StudyException where it is none
     */
    public static Split of(String word, String where) {
        for (Split s : values()) {
            if (s.word().equals(word)) {
                return s;
            }
        }
        throw new StudyException(where + ": '" + word + "' is no part of a cohort; train, validation or test");
    }
}
