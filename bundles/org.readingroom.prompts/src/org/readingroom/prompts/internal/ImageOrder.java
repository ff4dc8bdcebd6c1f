package org.readingroom.prompts.internal;

/** Whether images stand before or behind the text of a turn. */
public enum ImageOrder {
    IMAGE_FIRST,
    TEXT_FIRST
}
