package org.readingroom.metrics.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.readingroom.api.metric.MetricException;

class StatisticsTest {
    @Test
    void theNormalDistributionIsGoodInItsTails() {
        assertEquals(1.959963984540054, NormalDistribution.quantile(0.975), 1e-14);
        assertEquals(-6.361340902404056, NormalDistribution.quantile(1e-10), 1e-9);
        assertEquals(6.220960574271786e-16, NormalDistribution.above(8), 1e-28);
        assertEquals(0.15865525393145707, NormalDistribution.above(1), 1e-15);
        assertEquals(0, NormalDistribution.quantile(0.5), 1e-15);
        assertEquals(Double.POSITIVE_INFINITY, NormalDistribution.quantile(1));
    }

    @Test
    void wilsonDoesNotCollapseWhereAllSucceed() {
        Interval all = Wilson.of(10, 10, 0.95);
        assertEquals(.7225, all.low(), 5e-5);
        assertEquals(1, all.high(), 1e-12);
        assertEquals(.6580, ClopperPearson.of(47, 60, 0.95).low(), 5e-5);
        assertEquals(0, ClopperPearson.of(0, 5, 0.95).low());
        assertEquals(Interval.UNDEFINED, Wilson.of(0, 0, 0.95));
    }

    @Test
    void fivePatientsToNoneCannotBeDecided() {
        McNemar test = new McNemar(5, 0);
        assertTrue(test.isExact());
        assertEquals(.0625, test.p(), 1e-12);
        assertEquals(.0625, test.smallestP(), 1e-12);
        assertEquals(1, new McNemar(0, 0).p());
    }

    @Test
    void mcNemarTurnsToTheCorrectedStatisticAtTwentyFive() {
        assertTrue(new McNemar(5, 19).isExact());
        McNemar many = new McNemar(5, 20);
        assertFalse(many.isExact());
        assertEquals(many.pWithContinuity(), many.p());
        assertEquals(.0414, new McNemar(5, 15).p(), 5e-5);
    }

    @Test
    void tiedDifferencesKeepTheExactTestExact() {
        double[] d = {1, 1, 2, 3, -1, 4};
        WilcoxonSignedRank test = WilcoxonSignedRank.of(d, new double[6]);
        assertEquals(.125, test.p(), 1e-12);
        assertTrue(test.isExact());
        assertEquals(1, WilcoxonSignedRank.of(d, d).p());
        double[] few = {.1, .05, .1, .05, .15};
        assertEquals(.0625, WilcoxonSignedRank.of(few, new double[5]).p(), 1e-12);
        assertThrows(MetricException.class, () -> WilcoxonSignedRank.of(d, few));
    }

    @Test
    void theRoundingOfASubtractionMakesNoRankOfATie() {
        WilcoxonSignedRank test = WilcoxonSignedRank.of(new double[] {.86, .69, .5}, new double[] {.91, .74, .2});
        assertEquals(3, test.minus());
        assertEquals(3, test.plus());
    }

    @Test
    void moreThanTwentyFivePairsAreApproximated() {
        double[] d = IntStream.rangeClosed(1, 26)
                .mapToDouble(i -> i % 3 == 0 ? -i : i)
                .toArray();
        WilcoxonSignedRank test = WilcoxonSignedRank.of(d, new double[26]);
        assertFalse(test.isExact());
        assertEquals(test.normalP(true), test.p());
        assertEquals(test.exactP(), test.p(), 0.005);
    }

    @Test
    void holmIsMonotone() {
        double[] p = {.01, .04, .03, .005};
        assertArrayEquals(new double[] {.03, .06, .06, .02}, MultipleComparisons.holm(p), 1e-12);
        assertArrayEquals(new double[] {.04, .16, .12, .02}, MultipleComparisons.bonferroni(p), 1e-12);
    }

    @Test
    void theBootstrapDrawsTheSameForTheSameSeed() {
        int[][] first = Bootstrap.resamples(9, 50, 3407).toArray(int[][]::new);
        assertArrayEquals(first, Bootstrap.resamples(9, 50, 3407).toArray(int[][]::new));
        assertFalse(Arrays.deepEquals(first, Bootstrap.resamples(9, 50, 3408).toArray(int[][]::new)));
    }

    @Test
    void whatDoesNotVaryHasNoInterval() {
        Bootstrap constant = Bootstrap.of(
                7,
                drawn -> Arrays.stream(drawn).mapToDouble(i -> .8).average().orElseThrow(),
                Bootstrap.resamples(7, 20, 1),
                .95);
        assertTrue(Double.isNaN(constant.acceleration()));
        assertEquals(Interval.UNDEFINED, constant.biasCorrectedAccelerated(Bootstrap.Ties.HALF));
        assertEquals(.8, constant.percentile().low(), 1e-12);
    }

    @Test
    void undefinedReplicatesAreDroppedAndCounted() {
        Bootstrap some = Bootstrap.of(
                3,
                drawn -> drawn.length == 3 && drawn[0] == 1
                        ? Double.NaN
                        : Arrays.stream(drawn).sum(),
                Arrays.stream(new int[][] {{0, 1, 2}, {1, 1, 1}, {2, 2, 2}}),
                .95);
        assertEquals(1, some.dropped());
        assertArrayEquals(new double[] {3, 6}, some.replicates());
    }

    @Test
    void readersWithTheSameScoresDoNotDiffer() {
        boolean[] positive = {true, false, true, false, true};
        double[] scores = {.9, .8, .7, .2, .6};
        assertEquals(1, DeLong.of(positive, scores, scores).p());
        boolean[] sorted = {true, true, false, false};
        DeLong perfect = DeLong.of(sorted, new double[] {4, 3, 2, 1}, new double[] {9, 8, 2, 1});
        assertEquals(0, perfect.varianceFirst());
        assertEquals(1, perfect.p());
    }
}
