package org.readingroom.report.internal.table;

import java.util.Map;

/**
 * A column of a published table: a reader on some patients.
 *
 * @param id for rows named in a study file
 * @param label how it is headed
 * @param split the patients
 * @param plane the plane of the slices; null where the reader has none
 * @param tuned whether the reader was tuned; null where that is no question
 * @param steps how many steps it was tuned; null where that is no question
 * @param epochs how many epochs it was tuned; null where that is no question
 * @param n over how many patients; null where not said
 * @param counts tp, fp, fn, tn; null where there are none
 * @param values the scores by metric, as printed
 */
public record PublishedColumn(
        String id,
        String label,
        String split,
        String plane,
        Boolean tuned,
        Integer steps,
        Integer epochs,
        Integer n,
        Map<String, Integer> counts,
        Map<String, String> values) {}
