package org.readingroom.ui.internal.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the table of arms.
 *
 * @param arm whose it is; empty for a published column
 * @param title the arm with its oracles, or whose published numbers they are
 * @param counted how failures were counted
 * @param n patients scored of how many asked
 * @param values the scores by metric; NaN where undefined
 * @param cells the same as shown, with intervals
 */
record ArmRow(
        Optional<ResultArm> arm,
        String title,
        String counted,
        String n,
        Map<String, Double> values,
        Map<String, String> cells) {
    /** A metric's score, for sorting. */
    double value(String metric) {
        return values.getOrDefault(metric, Double.NaN);
    }

    /** A metric's cell. */
    String cell(String metric) {
        return cells.getOrDefault(metric, NumberText.UNDEFINED);
    }

    /** Whether it is of a reader of this run, and so may be compared. */
    boolean comparable() {
        return arm.isPresent() && !arm.get().ceiling();
    }

    /** Everything in it, for a test of what is shown. */
    List<String> texts(List<String> metrics) {
        List<String> texts = new java.util.ArrayList<>(List.of(title, counted, n));
        metrics.forEach(m -> texts.add(cell(m)));
        return texts;
    }
}
