package org.readingroom.ui.internal.results;

import java.util.Map;

/**
 * A column of a published study's table that stands beside a group of scores of the same frame and unit.
 *
 * @param group beside which scores
 * @param title whose numbers, such as {@code Liu, Yoo, Khalvati 2025, table 1: test}
 * @param n over how many patients; empty where not said
 * @param values as printed, by metric
 */
public record PublishedColumn(ScoreGroup group, String title, String n, Map<String, String> values) {}
