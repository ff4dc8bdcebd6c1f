package org.readingroom.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;

/**
 * A case's score.
 *
 * @param answered over answered readings; NaN where there is none
 * @param withFailures failures as wrong
 * @param defined readings whose score is defined
 * @param total readings asked for
 * @param pooled the reading, for a metric of cohorts
 */
record CaseScore(double answered, double withFailures, int defined, int total, Optional<Comparison> pooled) {
    /** A case whose answer is still missing: asked, not scored. */
    static final CaseScore MISSING = new CaseScore(Double.NaN, Double.NaN, 0, 1, Optional.empty());

    /** Of one reading. */
    static CaseScore of(ScoreSlot slot, Comparison c) {
        double score = withFailures(slot.metric(), c);
        boolean keeps = slot.pooled() && !(c.reading().orElse(null) instanceof Mask);
        return new CaseScore(
                c.reading().isPresent() ? score : Double.NaN,
                score,
                Double.isNaN(score) ? 0 : 1,
                1,
                keeps ? Optional.of(c) : Optional.empty());
    }

    /** Of the readings of a case's slices; at least one, or one that is missing. */
    static CaseScore of(Metric metric, List<Comparison> slices, double[] scores, boolean missing) {
        double[] answered = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            answered[i] = slices.get(i).reading().isPresent() ? scores[i] : Double.NaN;
        }
        return new CaseScore(
                ofDefined(metric, answered),
                ofDefined(metric, scores),
                (int) Arrays.stream(scores).filter(s -> !Double.isNaN(s)).count(),
                scores.length + (missing ? 1 : 0),
                Optional.empty());
    }

    /** The score of a reading, or of its failure. */
    static double withFailures(Metric metric, Comparison c) {
        return c.reading().isPresent() ? metric.score(c) : metric.failed(c);
    }

    private static double ofDefined(Metric metric, double[] scores) {
        double[] defined = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).toArray();
        return defined.length == 0 ? Double.NaN : metric.perCase(defined);
    }
}
