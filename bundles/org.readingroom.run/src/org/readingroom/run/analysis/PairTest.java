package org.readingroom.run.analysis;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.readingroom.metrics.statistics.DeLong;
import org.readingroom.metrics.statistics.ExchangeTest;
import org.readingroom.metrics.statistics.McNemar;
import org.readingroom.metrics.statistics.WilcoxonSignedRank;

/**
 * The test of two arms on the same patients, by what is compared.
 *
 * <ul>
 *   <li>right or wrong decisions (accuracy; recall among positives, specificity among negatives): McNemar, exact where fewer
 *       than 25 are discordant;
 *   <li>balanced accuracy: the exact exchange of paired decisions;
 *   <li>areas under the curve: DeLong;
 *   <li>other scores of patients: Wilcoxon's signed ranks, exact where at most 25 differ;
 *   <li>other metrics of cohorts, such as F1: the paired bootstrap.
 * </ul>
 *
 * @param name the test
 * @param p two-sided; NaN where it has none
 * @param firstOnly patients that only the first got right; -1 where right or wrong is not what is compared
 * @param secondOnly patients that only the second got right; -1 likewise
 * @param smallest the smallest p that these patients could give; NaN where it is not bounded
 */
record PairTest(String name, double p, int firstOnly, int secondOnly, double smallest) {
    /** Where no test is made. */
    static final PairTest NONE = new PairTest("none", Double.NaN, -1, -1, Double.NaN);

    private static final int EXACT_UP_TO = 25;

    /** The test of two series of the same patients. */
    static PairTest of(PatientSeries a, PatientSeries b, Resampled difference) {
        Optional<GradeDecisions> first = GradeDecisions.of(a);
        Optional<GradeDecisions> second = GradeDecisions.of(b);
        if (first.isPresent() && second.isPresent()) {
            Optional<PairTest> test = grades(a.key().metric(), first.get(), second.get());
            if (test.isPresent()) {
                return test.get();
            }
        }
        double[][] both = pairs(a.values(), b.values());
        if (both[0].length == 0) {
            return a.pooled() ? bootstrap(difference) : NONE;
        }
        return binary(both[0]) && binary(both[1]) ? mcnemar(both[0], both[1]) : wilcoxon(both[0], both[1]);
    }

    private static Optional<PairTest> grades(String metric, GradeDecisions a, GradeDecisions b) {
        return switch (metric) {
            case "accuracy" -> Optional.of(mcnemar(rights(a, true, true), rights(b, true, true)));
            case "recall-class" -> Optional.of(mcnemar(rights(a, true, false), rights(b, true, false)));
            case "specificity-class" -> Optional.of(mcnemar(rights(a, false, true), rights(b, false, true)));
            case "balanced-accuracy" -> Optional.of(exchange(a, b));
            case "auc" -> a.scored() && b.scored() ? delong(a, b) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static double[] rights(GradeDecisions g, boolean positives, boolean negatives) {
        return IntStream.range(0, g.patients())
                .filter(i -> g.positive()[i] ? positives : negatives)
                .mapToDouble(i -> g.right(i) ? 1 : 0)
                .toArray();
    }

    private static PairTest mcnemar(double[] a, double[] b) {
        int first = only(a, b);
        int second = only(b, a);
        McNemar test = new McNemar(first, second);
        return new PairTest(
                test.isExact() ? "mcnemar-exact" : "mcnemar-continuity", test.p(), first, second, test.smallestP());
    }

    private static int only(double[] a, double[] b) {
        return (int) IntStream.range(0, a.length).filter(i -> a[i] > b[i]).count();
    }

    private static PairTest exchange(GradeDecisions a, GradeDecisions b) {
        double[] a1 = rights(a, true, false);
        double[] b1 = rights(b, true, false);
        double[] a0 = rights(a, false, true);
        double[] b0 = rights(b, false, true);
        ExchangeTest test =
                new ExchangeTest(only(a1, b1), only(b1, a1), a1.length, only(a0, b0), only(b0, a0), a0.length);
        return new PairTest(
                "exchange-exact",
                test.p(),
                test.firstPositive() + test.firstNegative(),
                test.secondPositive() + test.secondNegative(),
                test.smallestP());
    }

    /** Empty where the areas differ but their difference has no variance. */
    private static Optional<PairTest> delong(GradeDecisions a, GradeDecisions b) {
        DeLong test = DeLong.of(a.positive(), a.scores(), b.scores());
        boolean undefined = test.areaFirst() != test.areaSecond() && !(test.differenceError() > 0);
        return undefined ? Optional.empty() : Optional.of(new PairTest("delong", test.p(), -1, -1, Double.NaN));
    }

    private static PairTest wilcoxon(double[] a, double[] b) {
        WilcoxonSignedRank test = WilcoxonSignedRank.of(a, b);
        double smallest = Math.min(1, 2 * Math.pow(0.5, test.used()));
        String name = test.used() <= EXACT_UP_TO ? "wilcoxon-exact" : "wilcoxon-normal";
        return new PairTest(name, test.p(), -1, -1, smallest);
    }

    private static PairTest bootstrap(Resampled difference) {
        return new PairTest("paired-bootstrap", difference.p(), -1, -1, 2.0 / (difference.replicates().length + 1));
    }

    /** The scores of patients who have both. */
    private static double[][] pairs(double[] a, double[] b) {
        int[] both = IntStream.range(0, a.length)
                .filter(i -> !Double.isNaN(a[i]) && !Double.isNaN(b[i]))
                .toArray();
        return new double[][] {
            Arrays.stream(both).mapToDouble(i -> a[i]).toArray(),
            Arrays.stream(both).mapToDouble(i -> b[i]).toArray()
        };
    }

    private static boolean binary(double[] values) {
        return Arrays.stream(values).allMatch(v -> v == 0 || v == 1);
    }
}
