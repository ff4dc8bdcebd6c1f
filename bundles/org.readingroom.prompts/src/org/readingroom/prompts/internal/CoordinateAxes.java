package org.readingroom.prompts.internal;

/** Which of a pair comes first in an answer that does not say. */
public enum CoordinateAxes {
    /** As the model declares; the row where it declares nothing. */
    MODEL,
    ROW_COL,
    X_Y
}
