package org.readingroom.run.analysis;

import java.util.stream.IntStream;
import org.readingroom.metrics.statistics.Interval;

/**
 * One comparison of two arms.
 *
 * @param claim whether it is primary
 * @param key what is compared
 * @param a id of the first
 * @param b id of the second
 * @param equal whether both use the same oracles; where not, nothing is compared
 * @param first the first's series, over the patients of both
 * @param second the second's series, over the patients of both
 * @param meanA the first's score
 * @param meanB the second's score
 * @param difference the first less the second
 * @param test of the difference
 */
record PairRow(
        boolean claim,
        SeriesKey key,
        String a,
        String b,
        boolean equal,
        PatientSeries first,
        PatientSeries second,
        double meanA,
        double meanB,
        Resampled difference,
        PairTest test) {
    private static final double LEVEL = 0.05;

    void write(CsvTable table, double holm, int familySize, boolean complete) {
        Interval interval = equal ? PatientInterval.of(difference).interval() : Interval.UNDEFINED;
        table.row(
                claim ? "primary" : "exploratory",
                claim ? "primary" : "exploratory",
                key.task(),
                key.metric(),
                key.frame(),
                key.unit(),
                a,
                b,
                patients(),
                meanA,
                meanB,
                equal ? difference.estimate() : Double.NaN,
                interval.low(),
                interval.high(),
                test.name(),
                test.p(),
                holm,
                claim ? familySize : "",
                test.firstOnly() < 0 ? "" : test.firstOnly(),
                test.secondOnly() < 0 ? "" : test.secondOnly(),
                test.smallest(),
                equal ? "equal" : "unequal",
                verdict(holm, complete));
    }

    /** Patients that have a score of both. */
    private int patients() {
        if (first.pooled()) {
            return Math.min(first.defined(), second.defined());
        }
        double[] x = first.values();
        double[] y = second.values();
        return (int) IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .count();
    }

    private String verdict(double holm, boolean complete) {
        if (!equal) {
            return "unequal: one is given more of the truth than the other";
        }
        if (!complete) {
            return "INCOMPLETE: not decided before every query is answered";
        }
        if (Double.isNaN(test.p()) || Double.isNaN(difference.estimate())) {
            return "undefined";
        }
        if (test.smallest() > LEVEL) {
            return "cannot be decided at this n";
        }
        boolean shown = (claim ? holm : test.p()) <= LEVEL;
        String better = difference.estimate() > 0 == first.metric().higherIsBetter() ? a : b;
        String said = shown ? better + " is better" : "no difference shown";
        return claim ? said : "exploratory: " + said;
    }
}
