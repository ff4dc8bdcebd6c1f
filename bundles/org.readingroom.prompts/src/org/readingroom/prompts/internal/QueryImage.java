package org.readingroom.prompts.internal;

/** What becomes of the words {@code [query image]} in a text. */
public enum QueryImage {
    /** They are sent as they stand. */
    LITERAL,
    /** The images are sent in their place. */
    INLINE
}
