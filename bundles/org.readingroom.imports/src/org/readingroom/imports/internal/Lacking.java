package org.readingroom.imports.internal;

/** What becomes of an imported arm that has no reading of something it is asked. */
public enum Lacking {
    /** The arm is not read, and what lacks is named. */
    STOP,
    /** It counts as failed there, and the report says so. */
    MARK
}
