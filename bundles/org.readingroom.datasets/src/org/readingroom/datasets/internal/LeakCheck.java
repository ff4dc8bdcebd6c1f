package org.readingroom.datasets.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;

/**
 * One arm's grades of synthetic test patients beside the best that the images allow.
 *
 * @param arm the arm's title
 * @param patients how many of its test patients are phantoms and have an answer or a failure
 * @param right how many of them it graded as they are labelled
 * @param flipped how many of them are labelled otherwise than their images show
 * @param rightOnFlipped how many of those it graded as they are labelled
 */
record LeakCheck(String arm, int patients, int right, int flipped, int rightOnFlipped) {
    /** The normal deviate of a two-sided interval of 95 %. */
    private static final double Z = 1.959963984540054;

    /**
     * The checks of the arms that have accuracies.
     *
     * @param flipped by case id whether the label is not what the images show
     */
    static List<LeakCheck> of(RunData run, Map<String, Boolean> flipped) {
        List<LeakCheck> checks = new ArrayList<>();
        for (RunData.Arm arm : run.arms()) {
            List<ScoreRow> rows = run.scores().stream()
                    .filter(r -> r.arm().equals(arm.id())
                            && r.metric().equals("accuracy")
                            && r.task().equals("grade"))
                    .filter(r ->
                            r.split().equals("test") && flipped.containsKey(r.caseId()) && !Double.isNaN(r.value()))
                    .toList();
            if (!rows.isEmpty()) {
                List<ScoreRow> turned =
                        rows.stream().filter(r -> flipped.get(r.caseId())).toList();
                checks.add(new LeakCheck(arm.title(), rows.size(), right(rows), turned.size(), right(turned)));
            }
        }
        return checks;
    }

    private static int right(List<ScoreRow> rows) {
        return (int) rows.stream().filter(r -> r.value() == 1).count();
    }

    /** The accuracy of a reader who sees the grade that the images show of every patient, and knows no label. */
    double best() {
        return 1 - (double) flipped / patients;
    }

    /** Whether the interval of the accuracy lies above the best. */
    boolean leaks() {
        return bound(-1) > best();
    }

    /**
     * A bound of Wilson's score interval of the accuracy, 95 %.
     *
     * @param side -1 for the lower, 1 for the upper
     */
    double bound(int side) {
        double n = patients;
        double p = right / n;
        double centre = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return Math.clamp((centre + side * half) / (1 + Z * Z / n), 0.0, 1.0);
    }

    /** As a row of a table. */
    List<String> cells() {
        return List.of(
                arm,
                right + " of " + patients,
                String.format(Locale.ROOT, "%.4f", (double) right / patients),
                String.format(Locale.ROOT, "%.4f to %.4f", bound(-1), bound(1)),
                String.format(Locale.ROOT, "%.4f", best()),
                rightOnFlipped + " of " + flipped,
                leaks() ? "LEAK" : flipped == 0 ? "cannot be checked" : "no sign");
    }
}
