package org.readingroom.prompts.internal;

/** How the numbers of an answer are read. */
public enum CoordinateScale {
    /** As the model declares; pixels where it declares nothing. */
    MODEL,
    PIXELS,
    UNIT,
    THOUSAND
}
