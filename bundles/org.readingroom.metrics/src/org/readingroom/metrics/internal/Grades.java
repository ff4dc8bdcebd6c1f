package org.readingroom.metrics.internal;

import java.util.Optional;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;

/** The true and the read grade of a comparison. */
final class Grades {
    private Grades() {}

    /** Whether the patient truly is of class 1. */
    static boolean isPositive(Comparison comparison) {
        return truth(comparison) == 1;
    }

    /** The true class. */
    static int truth(Comparison comparison) {
        return comparison
                .truth()
                .get(Task.GRADE)
                .orElseThrow(() ->
                        new MetricException("case " + comparison.caseId() + " has no true grade to score against"))
                .label();
    }

    /** Whether class 1 was said; empty where the reader failed. */
    static Optional<Boolean> saidPositive(Comparison comparison) {
        return read(comparison).map(score -> score.label() == 1);
    }

    /** What was read; empty where the reader failed. */
    static Optional<ClassScore> read(Comparison comparison) {
        return comparison.reading().map(reading -> {
            if (reading instanceof ClassScore score) {
                return score;
            }
            throw new MetricException("the reading of case " + comparison.caseId() + " is no class");
        });
    }
}
