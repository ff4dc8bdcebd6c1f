package org.readingroom.study;

/**
 * Where a patient or case goes.
 *
 * @param split the part
 * @param fold the fold in which it validates, or -1
 */
record Part(Split split, int fold) {
    /** A part that has no folds. */
    static Part of(Split split) {
        return new Part(split, -1);
    }
}
