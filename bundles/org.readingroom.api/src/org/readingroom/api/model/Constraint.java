package org.readingroom.api.model;

/**
 * The form an answer's text must have.
 *
 * @param kind {@code regex}, {@code json-schema} or {@code choices} (one a line)
 * @param text the expression, schema or choices
 */
public record Constraint(String kind, String text) {}
