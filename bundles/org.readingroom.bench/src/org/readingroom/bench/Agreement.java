package org.readingroom.bench;

/**
 * Whether both sides came to the same values.
 *
 * @param agrees within the tolerance that the text names
 * @param text what was compared, and how far apart it is
 */
public record Agreement(boolean agrees, String text) {}
