package org.readingroom.ui.internal.results;

/**
 * A comparison of two arms as the run's analysis gives it.
 *
 * @param role {@code primary} or {@code exploratory}
 * @param group of which scores, the test patients'
 * @param metric the metric
 * @param a the first arm
 * @param b the second
 * @param n over how many patients
 * @param meanA the first arm's score
 * @param meanB the second's
 * @param difference the first's less the second's
 * @param low the lower end of its 95 % interval
 * @param high the upper end
 * @param test what was tested with
 * @param p the p-value; NaN where there is none
 * @param pHolm corrected over the family of primary comparisons
 * @param family how many comparisons the family has
 * @param onlyA patients that only the first got right; empty where that is no question
 * @param onlyB patients that only the second got right
 * @param smallestP the least p-value that these patients could give
 * @param unequal whether one is given more of the truth than the other
 * @param verdict in words
 */
public record PairResult(
        String role,
        ScoreGroup group,
        String metric,
        String a,
        String b,
        int n,
        double meanA,
        double meanB,
        double difference,
        double low,
        double high,
        String test,
        double p,
        double pHolm,
        int family,
        String onlyA,
        String onlyB,
        double smallestP,
        boolean unequal,
        String verdict) {
    static PairResult of(CsvRows.Row r) {
        return new PairResult(
                r.text("role"),
                new ScoreGroup("test", r.text("task"), r.text("frame"), r.text("unit")),
                r.text("metric"),
                r.text("a"),
                r.text("b"),
                r.whole("n"),
                r.number("mean_a"),
                r.number("mean_b"),
                r.number("difference"),
                r.number("low"),
                r.number("high"),
                r.text("test"),
                r.number("p"),
                r.number("p_holm"),
                r.whole("family_size"),
                r.text("a_only"),
                r.text("b_only"),
                r.number("smallest_p"),
                r.text("oracles").equals("unequal"),
                r.text("verdict"));
    }

    /** The same comparison seen from the other arm. */
    PairResult turned() {
        return new PairResult(
                role,
                group,
                metric,
                b,
                a,
                n,
                meanB,
                meanA,
                -difference,
                -high,
                -low,
                test,
                p,
                pHolm,
                family,
                onlyB,
                onlyA,
                smallestP,
                unequal,
                verdict);
    }

    boolean primary() {
        return role.equals("primary");
    }
}
