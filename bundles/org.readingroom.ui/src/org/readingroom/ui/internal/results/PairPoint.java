package org.readingroom.ui.internal.results;

/**
 * A patient's scores by two arms.
 *
 * @param caseId the case
 * @param grade {@code HGG}, {@code LGG} or empty
 * @param a the first arm's score
 * @param b the second's
 */
public record PairPoint(String caseId, String grade, double a, double b) {
    /** The first's less the second's. */
    double difference() {
        return a - b;
    }
}
