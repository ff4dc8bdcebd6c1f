package org.readingroom.run.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.readingroom.api.metric.Comparison;
import org.readingroom.metrics.statistics.Bootstrap;
import org.readingroom.metrics.statistics.DeLong;
import org.readingroom.metrics.statistics.Interval;
import org.readingroom.metrics.statistics.Wilson;

class IntervalTest {
    private static void same(Interval expected, Map<String, String> row) {
        assertEquals(expected.low(), Double.parseDouble(row.get("low")), 1e-12);
        assertEquals(expected.high(), Double.parseDouble(row.get("high")), 1e-12);
    }

    private static Map<String, String> row(PatientSeries series) {
        return Cohorts.rows(IntervalTable.of(List.of(series), new Resamples(7, 500)))
                .get(0);
    }

    @Test
    void aShareOfPatientsHasWilsonsAndAFailureIsInItsDenominator() {
        Map<String, String> row = row(Cohorts.grades("a", "accuracy", Cohorts.TEST, "HHHLL", "HHLL-"));
        assertEquals("wilson", row.get("method"));
        assertEquals(0.6, Double.parseDouble(row.get("value")), 1e-12);
        assertEquals("5", row.get("n"));
        same(Wilson.of(3, 5, 0.95), row);
    }

    @Test
    void anAreaHasDeLongsOnTheLogitScale() {
        double[] p = {.9, .4, .8, .6, .1};
        boolean[] positive = {true, true, true, false, false};
        Map<String, String> row = row(Cohorts.grades("a", "auc", Cohorts.TEST, "HHHLL", "HHHLL", p));
        DeLong area = DeLong.of(positive, p, p);
        assertEquals("delong-logit", row.get("method"));
        same(DeLong.logitInterval(area.areaFirst(), area.varianceFirst(), 0.95), row);
    }

    @Test
    void anAreaOfResamplesIsTheMetricsOwn() {
        double[] p = {.9, .4, .6, .6, .1};
        PatientSeries series = Cohorts.grades("a", "auc", Cohorts.TEST, "HHHLL", "HHHHL", p);
        AreaOfResamples areas = AreaOfResamples.of(GradeDecisions.of(series).orElseThrow());
        Bootstrap.resamples(5, 100, 3).forEach(drawn -> {
            List<Comparison> readings =
                    IntStream.of(drawn).mapToObj(i -> series.readings(i).get(0)).toList();
            assertEquals(new Grading("auc").aggregate(readings), areas.applyAsDouble(drawn), 1e-12);
        });
    }

    @Test
    void aMeanHasTheBootstrapsByPatient() {
        double[] dice = {.1, .5, .55, .6, .7, .72, .8, .9};
        Map<String, String> row = row(Cohorts.dice("a", Cohorts.TEST, "3d-patient", dice));
        Bootstrap expected = Bootstrap.of(
                8,
                drawn -> {
                    double sum = 0;
                    for (int i : drawn) {
                        sum += dice[i];
                    }
                    return sum / drawn.length;
                },
                Bootstrap.resamples(8, 500, 7 * 1_000_003L + 8),
                0.95);
        assertEquals("bootstrap-bca", row.get("method"));
        same(expected.biasCorrectedAccelerated(Bootstrap.Ties.HALF), row);
    }

    @Test
    void aScoreThatDoesNotVaryHasNone() {
        Map<String, String> row = row(Cohorts.dice("a", Cohorts.TEST, "3d-patient", .5, .5, .5));
        assertEquals("none", row.get("method"));
        assertEquals("", row.get("low"));
        assertEquals("0.5", row.get("value"));
    }

    @Test
    void undefinedPatientsAreLeftOutAndCounted() {
        Map<String, String> row = row(Cohorts.dice("a", Cohorts.TEST, "3d-patient", .2, Double.NaN, .4));
        assertEquals("2", row.get("n"));
        assertEquals(.3, Double.parseDouble(row.get("value")), 1e-12);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOthers() {
        AnalysisInput input = Cohorts.input(
                Cohorts.plan(Map.of(), List.of()),
                Cohorts.cases(Cohorts.TEST, "HHLL"),
                List.of(
                        Cohorts.arm("a", false, List.of(), "mask", "grade"),
                        Cohorts.arm("b", false, List.of(), "mask")),
                List.of(
                        Cohorts.dice("a", Cohorts.TEST, "3d-patient", .1, .4, .3, .9),
                        Cohorts.dice("b", Cohorts.TEST, "3d-patient", .2, .1, .7, .3),
                        Cohorts.grades("a", "balanced-accuracy", Cohorts.TEST, "HHLL", "HLLH")));
        List<String> once = texts(input, 7);
        assertEquals(once, texts(input, 7));
        assertNotEquals(once, texts(input, 8));
    }

    private static List<String> texts(AnalysisInput input, long seed) {
        AnalysisPlan p = input.plan();
        AnalysisPlan seeded = new AnalysisPlan(seed, p.replicates(), p.primary(), p.pairs(), p.baseline(), p.choose());
        List<CsvTable> tables = Analysis.tables(new AnalysisInput(
                seeded, true, input.metrics(), input.cases(), input.arms(), input.series(), List.of()));
        assertEquals(
                List.of(
                        "cases.csv",
                        "votes.csv",
                        "probabilities.csv",
                        "probability_scores.csv",
                        "states.csv",
                        "consistency.csv",
                        "intervals.csv",
                        "seeds.csv",
                        "pairs.csv",
                        "gains.csv"),
                tables.stream().map(CsvTable::name).toList());
        assertTrue(tables.stream().allMatch(t -> t.text().endsWith("\n")));
        return tables.stream().map(CsvTable::text).toList();
    }

    @Test
    void alwaysHggIsARowOfItsOwn() {
        AnalysisInput input = Cohorts.input(
                Cohorts.plan(Map.of(), List.of()),
                Cohorts.cases(Cohorts.TEST, "HHHL"),
                List.of(Cohorts.arm("a", false, List.of(), "grade")),
                List.of(Cohorts.grades("a", "accuracy", Cohorts.TEST, "HHHL", "HLL-")));
        Map<String, String> row = Analysis.tables(input).stream()
                .filter(t -> t.name().equals("intervals.csv"))
                .flatMap(t -> Cohorts.rows(t).stream())
                .filter(r -> r.get("arm").equals("always-HGG"))
                .findFirst()
                .orElseThrow();
        assertEquals("0.75", row.get("value"));
    }
}
