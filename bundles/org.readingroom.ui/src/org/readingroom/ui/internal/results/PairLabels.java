package org.readingroom.ui.internal.results;

/**
 * What the axes of a chart of two arms are called.
 *
 * @param a the arm to the right
 * @param b the arm upwards
 * @param metric what is scored
 */
record PairLabels(ResultArm a, ResultArm b, MetricInfo metric) {}
