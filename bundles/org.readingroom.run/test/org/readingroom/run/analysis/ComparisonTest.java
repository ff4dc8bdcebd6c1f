package org.readingroom.run.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.metrics.statistics.DeLong;
import org.readingroom.metrics.statistics.WilcoxonSignedRank;

class ComparisonTest {
    private static final String TRUTH = "HHHHHHHLLL";
    private static final Map<String, String> ACCURACY = Map.of("grade", "accuracy");
    private static final List<List<String>> PAIR = List.of(List.of("a", "b"));

    private static List<ArmFact> arms() {
        return List.of(Cohorts.arm("a", false, List.of(), "grade"), Cohorts.arm("b", false, List.of(), "grade"));
    }

    private static Map<String, String> only(AnalysisInput input) {
        List<Map<String, String>> rows = Cohorts.rows(PairTable.of(input, new Resamples(7, 500)));
        assertEquals(1, rows.size(), rows.toString());
        return rows.get(0);
    }

    private static AnalysisInput grades(String metric, String a, String b) {
        return Cohorts.input(
                Cohorts.plan(Map.of("grade", metric), PAIR),
                Cohorts.cases(Cohorts.TEST, TRUTH),
                arms(),
                List.of(
                        Cohorts.grades("a", metric, Cohorts.TEST, TRUTH, a),
                        Cohorts.grades("b", metric, Cohorts.TEST, TRUTH, b)));
    }

    @Test
    void fourDiscordantPatientsDecideNothing() {
        // a is right on 9, b on 5, on four that only a got right: McNemar 2 / 2^4.
        Map<String, String> row = only(grades("accuracy", "HHHHHHHLLH", "LLHHHHHHHH"));
        assertEquals("mcnemar-exact", row.get("test"));
        assertEquals("4", row.get("a_only"));
        assertEquals("0", row.get("b_only"));
        assertEquals(0.125, Double.parseDouble(row.get("p")), 1e-12);
        assertEquals(0.125, Double.parseDouble(row.get("smallest_p")), 1e-12);
        assertEquals(0.4, Double.parseDouble(row.get("difference")), 1e-12);
        assertEquals("primary", row.get("role"));
        assertEquals("cannot be decided at this n", row.get("verdict"));
    }

    @Test
    void sixDecideAndTheWinnerIsNamed() {
        Map<String, String> row = only(grades("accuracy", "HHHHHHHLLL", "LLLLLLHLLL"));
        assertEquals(2 * Math.pow(0.5, 6), Double.parseDouble(row.get("p")), 1e-12);
        assertEquals("a is better", row.get("verdict"));
        assertEquals("1", row.get("family_size"));
    }

    @Test
    void balancedAccuracyIsExchangedExactly() {
        // Only a right: one of 7 HGG, one of 3 LGG: d = 1/7 + 1/3, reached by 2 of 4 choices.
        Map<String, String> row = only(grades("balanced-accuracy", "HHHHHHHLLL", "LHHHHHHHLL"));
        assertEquals("exchange-exact", row.get("test"));
        assertEquals(0.5, Double.parseDouble(row.get("p")), 1e-12);
        assertEquals((1 / 7.0 + 1 / 3.0) / 2, Double.parseDouble(row.get("difference")), 1e-12);
    }

    @Test
    void areasAreComparedByDeLong() {
        double[] a = {.9, .8, .7, .6, .55, .5, .3, .4, .2, .1};
        double[] b = {.5, .3, .7, .2, .55, .6, .3, .4, .5, .6};
        AnalysisInput input = Cohorts.input(
                Cohorts.plan(Map.of("grade", "auc"), PAIR),
                Cohorts.cases(Cohorts.TEST, TRUTH),
                arms(),
                List.of(
                        Cohorts.grades("a", "auc", Cohorts.TEST, TRUTH, TRUTH, a),
                        Cohorts.grades("b", "auc", Cohorts.TEST, TRUTH, TRUTH, b)));
        boolean[] positive = {true, true, true, true, true, true, true, false, false, false};
        Map<String, String> row = only(input);
        assertEquals("delong", row.get("test"));
        assertEquals(DeLong.of(positive, a, b).p(), Double.parseDouble(row.get("p")), 1e-12);
        assertEquals(DeLong.of(positive, a, b).areaFirst(), Double.parseDouble(row.get("mean_a")), 1e-12);
    }

    private static AnalysisInput dice(AnalysisPlan plan, List<ArmFact> arms, double[]... values) {
        List<PatientSeries> series = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            series.add(Cohorts.dice(arms.get(i).id(), Cohorts.TEST, "3d-patient", values[i]));
        }
        return Cohorts.input(plan, Cohorts.cases(Cohorts.TEST, "HHHHHHHH"), arms, series);
    }

    private static final double[] LOW = {.1, .2, .3, .4, .1, .2, .3, .4};
    private static final double[] HIGH = {.2, .4, .6, .8, .25, .45, .65, .85};

    @Test
    void scoresOfPatientsAreRanked() {
        Map<String, String> row = only(dice(Cohorts.plan(Map.of("segmentation", "dice"), PAIR), arms(), HIGH, LOW));
        assertEquals("wilcoxon-exact", row.get("test"));
        assertEquals(WilcoxonSignedRank.of(HIGH, LOW).p(), Double.parseDouble(row.get("p")), 1e-12);
        assertEquals(2 / 256.0, Double.parseDouble(row.get("smallest_p")), 1e-12);
        assertEquals(8, Integer.parseInt(row.get("n")));
        assertTrue(Double.parseDouble(row.get("low")) > 0, row.toString());
        assertEquals("a is better", row.get("verdict"));
    }

    @Test
    void theFamilyIsCorrectedByHolm() {
        List<ArmFact> three = List.of(
                Cohorts.arm("a", false, List.of(), "mask"),
                Cohorts.arm("b", false, List.of(), "mask"),
                Cohorts.arm("c", false, List.of(), "mask"));
        double[] middle = {.2, .4, .6, .8, .05, .15, .25, .35};
        AnalysisPlan plan = Cohorts.plan(Map.of("mask", "dice"), List.of(List.of("a", "b"), List.of("b", "c")));
        List<Map<String, String>> rows =
                Cohorts.rows(PairTable.of(dice(plan, three, HIGH, LOW, middle), new Resamples(7, 500)));
        double ab = WilcoxonSignedRank.of(HIGH, LOW).p();
        double bc = WilcoxonSignedRank.of(LOW, middle).p();
        assertTrue(ab < bc);
        assertEquals(2 * ab, Double.parseDouble(rows.get(0).get("p_holm")), 1e-12);
        assertEquals(Math.max(2 * ab, bc), Double.parseDouble(rows.get(1).get("p_holm")), 1e-12);
        assertEquals("2", rows.get(0).get("family_size"));
        // The pair that was not named is exploratory and not corrected.
        assertEquals("exploratory", rows.get(2).get("role"));
        assertEquals("", rows.get(2).get("p_holm"));
        // Four of eight patients differ: 2 / 2^4 at best.
        assertEquals("cannot be decided at this n", rows.get(2).get("verdict"));
    }

    @Test
    void pairsThatWereNotNamedAreExploratory() {
        AnalysisInput named = grades("accuracy", "HHHHHHHLLL", "LLLLLLHLLL");
        Map<String, String> row =
                only(Cohorts.input(Cohorts.plan(ACCURACY, List.of()), named.cases(), named.arms(), named.series()));
        assertEquals("exploratory: a is better", row.get("verdict"));
        assertEquals("", row.get("p_holm"));
        assertEquals("", row.get("family_size"));
    }

    @Test
    void unequalOraclesAreNotCompared() {
        List<ArmFact> arms =
                List.of(Cohorts.arm("a", false, List.of("slices"), "mask"), Cohorts.arm("b", false, List.of(), "mask"));
        Map<String, String> row = only(dice(Cohorts.plan(Map.of(), PAIR), arms, HIGH, LOW));
        assertEquals("unequal", row.get("oracles"));
        assertEquals("", row.get("p"));
        assertEquals("", row.get("difference"));
        assertTrue(row.get("verdict").startsWith("unequal"));
    }

    @Test
    void anIncompleteRunPrintsNoP() {
        AnalysisInput whole = grades("accuracy", "HHHHHHHLLL", "LLLLLLHLLL");
        AnalysisInput input = new AnalysisInput(
                whole.plan(), false, whole.metrics(), whole.cases(), whole.arms(), whole.series(), List.of());
        Map<String, String> row = only(input);
        assertEquals("", row.get("p"));
        assertEquals("", row.get("smallest_p"));
        assertTrue(row.get("verdict").startsWith("INCOMPLETE"));
    }

    @Test
    void patientsThatOneArmLacksAreLeftOutForBoth() {
        double[] six = java.util.Arrays.copyOf(LOW, 6);
        Map<String, String> row = only(dice(Cohorts.plan(Map.of(), PAIR), arms(), HIGH, six));
        assertEquals("6", row.get("n"));
        assertEquals((.2 + .4 + .6 + .8 + .25 + .45) / 6, Double.parseDouble(row.get("mean_a")), 1e-12);
    }

    @Test
    void seedsOfAnArmAreOneReader() {
        ArmFact b = Cohorts.arm("b", false, List.of(), "mask");
        List<ArmFact> seeds = new ArrayList<>();
        for (int s = 1; s <= 2; s++) {
            seeds.add(new ArmFact(
                    "a.seed-" + s,
                    "a",
                    false,
                    false,
                    List.of(),
                    List.of("mask"),
                    VoteRule.PLURALITY,
                    Map.of(),
                    Map.of()));
        }
        seeds.add(b);
        AnalysisInput input = dice(Cohorts.plan(Map.of(), PAIR), seeds, HIGH, LOW, LOW);
        Map<String, String> row = only(input);
        assertEquals("a", row.get("a"));
        double mean = (java.util.Arrays.stream(HIGH).sum()
                        + java.util.Arrays.stream(LOW).sum())
                / 16;
        assertEquals(mean, Double.parseDouble(row.get("mean_a")), 1e-12);
        Map<String, String> spread = Cohorts.rows(SeedTable.of(input)).get(0);
        assertEquals("2", spread.get("seeds"));
        assertEquals(.25, Double.parseDouble(spread.get("min")), 1e-12);
        assertEquals(.525, Double.parseDouble(spread.get("max")), 1e-12);
        // Two values that differ by d have the standard deviation d / sqrt 2.
        assertEquals(.275 / Math.sqrt(2), Double.parseDouble(spread.get("sd")), 1e-12);
    }

    private static List<Map<String, String>> gains(List<PatientSeries> series, List<ArmFact> arms) {
        AnalysisInput input = Cohorts.input(
                new AnalysisPlan(7, 500, ACCURACY, List.of(), Optional.empty(), AnalysisPlan.Choose.AUTO),
                Cohorts.cases(Cohorts.TEST, TRUTH),
                arms,
                series);
        return Cohorts.rows(GainTable.of(input, AlwaysHgg.series(series), new Resamples(7, 500)));
    }

    @Test
    void theGainIsOverTheBestControlAndThatIsAlwaysHggWhereItIs() {
        List<Map<String, String>> rows = gains(
                List.of(Cohorts.grades("a", "accuracy", Cohorts.TEST, TRUTH, "HHHHHHHLLH")),
                List.of(Cohorts.arm("a", false, List.of("slices"), "grade")));
        assertEquals("always-HGG", rows.get(0).get("control"));
        assertEquals("replicates", rows.get(0).get("chosen_by"));
        assertEquals(0.2, Double.parseDouble(rows.get(0).get("gain")), 1e-12);
        assertEquals("10", rows.get(0).get("n"));
    }

    @Test
    void whereValidationWasReadTheControlIsChosenThere() {
        List<ArmFact> arms = List.of(
                Cohorts.arm("a", false, List.of(), "mask"),
                Cohorts.arm("low", true, List.of(), "mask"),
                Cohorts.arm("high", true, List.of(), "mask"),
                Cohorts.arm("cheat", true, List.of("crop"), "mask"));
        List<PatientSeries> series = new ArrayList<>(List.of(
                Cohorts.dice("a", Cohorts.TEST, "3d-patient", .5, .6),
                Cohorts.dice("low", Cohorts.TEST, "3d-patient", .1, .2),
                Cohorts.dice("high", Cohorts.TEST, "3d-patient", .3, .4),
                Cohorts.dice("cheat", Cohorts.TEST, "3d-patient", .9, .9)));
        Map<String, String> anew = gains(series, arms).get(0);
        assertEquals("high", anew.get("control"));
        assertEquals(.2, Double.parseDouble(anew.get("gain")), 1e-12);
        // On validation patients the other control was the better one, and that is held to.
        series.add(Cohorts.dice("low", "validation", "3d-patient", .8, .8));
        series.add(Cohorts.dice("high", "validation", "3d-patient", .1, .1));
        Map<String, String> chosen = gains(series, arms).get(0);
        assertEquals("low", chosen.get("control"));
        assertEquals("validation", chosen.get("chosen_by"));
        assertEquals(.4, Double.parseDouble(chosen.get("gain")), 1e-12);
        assertNotEquals(anew, chosen);
    }
}
