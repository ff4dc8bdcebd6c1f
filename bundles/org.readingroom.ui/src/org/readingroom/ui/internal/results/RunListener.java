package org.readingroom.ui.internal.results;

/** Hears of what happens to the open run; called on the user interface's thread. */
public interface RunListener {
    /** Another run was opened, or the same read again. */
    void runChanged();

    /** The answers of the open run have been read. */
    default void answersChanged() {}

    /** Another group, metric, pair of arms or patient is looked at. */
    default void focusChanged() {}
}
