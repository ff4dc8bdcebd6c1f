package org.readingroom.run.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.readingroom.metrics.statistics.Interval;
import org.readingroom.metrics.statistics.Wilson;

class ProbabilityTest {
    private static AskedAnswer answer(String what, double lp, double odds, double mass) {
        return Cohorts.slice(0, 0, what, OptionalDouble.of(lp), Optional.of(new AskedAnswer.Choices(odds, mass)));
    }

    @Test
    void eachKindByItsOwnRule() {
        List<AskedAnswer> asked = List.of(
                answer("1", Math.log(0.8), 2, 0.9),
                answer("0", Math.log(0.7), -1, 0.3),
                answer("2", Math.log(0.5), 2, 0.6));
        assertEquals(1 / (1 + Math.exp(-1)), SliceProbabilities.forced(asked).getAsDouble(), 1e-12);
        assertEquals(0.6, SliceProbabilities.mass(asked).getAsDouble(), 1e-12);
        // 0.8 for HGG, and 1 - 0.7 for what was said to be LGG; answer 2 abstains.
        assertEquals(0.55, SliceProbabilities.free(asked).getAsDouble(), 1e-12);
        assertEquals(0.5, SliceProbabilities.voteShare(asked).getAsDouble(), 1e-12);
    }

    @Test
    void whereAModelGivesNoneTheyAreAbsent() {
        List<AskedAnswer> asked = List.of(Cohorts.slice(0, 0, "1"), Cohorts.slice(1, 0, "REFUSED"));
        assertTrue(SliceProbabilities.forced(asked).isEmpty());
        assertTrue(SliceProbabilities.free(asked).isEmpty());
        assertEquals(1, SliceProbabilities.voteShare(asked).getAsDouble());
        AnalysisInput input = Cohorts.input(
                AnalysisPlan.none(1),
                Cohorts.cases(Cohorts.TEST, "H"),
                List.of(Cohorts.prompted("vlm", Map.of("test-p00", asked))),
                List.of());
        assertEquals(
                List.of("vote-share"),
                ProbabilityTable.entries(input).stream()
                        .map(ProbabilityTable.Entry::kind)
                        .toList());
    }

    /** An arm that gives each case a probability; NaN for none. */
    private static List<Map<String, String>> scores(List<CaseFact> cases, double... p) {
        Map<String, OptionalDouble> positive = new LinkedHashMap<>();
        Map<String, List<AskedAnswer>> asked = new LinkedHashMap<>();
        for (int i = 0; i < p.length; i++) {
            positive.put(cases.get(i).caseId(), Double.isNaN(p[i]) ? OptionalDouble.empty() : OptionalDouble.of(p[i]));
            asked.put(cases.get(i).caseId(), List.of());
        }
        ArmFact arm = new ArmFact(
                "cnn", "cnn", false, false, List.of(), List.of("grade"), VoteRule.PLURALITY, asked, positive);
        AnalysisInput input = Cohorts.input(AnalysisPlan.none(1), cases, List.of(arm), List.of());
        return Cohorts.rows(ProbabilityScores.of(ProbabilityTable.entries(input), new Resamples(1, 200)));
    }

    private static Map<String, String> row(List<Map<String, String>> rows, String split, String measure) {
        return rows.stream()
                .filter(r -> r.get("split").equals(split) && r.get("measure").equals(measure))
                .findFirst()
                .orElseThrow(() -> new AssertionError(measure));
    }

    private static double value(List<Map<String, String>> rows, String split, String measure) {
        return Double.parseDouble(row(rows, split, measure).get("value"));
    }

    @Test
    void measuresAreOverTheCasesThatHaveAProbability() {
        List<Map<String, String>> rows = scores(Cohorts.cases(Cohorts.TEST, "HHLLH"), 0.9, 0.4, 0.6, 0.1, Double.NaN);
        assertEquals(0.75, value(rows, "test", "auc"));
        assertEquals(0.185, value(rows, "test", "brier"), 1e-12);
        assertEquals(0.5, value(rows, "test", "accuracy@0.5"));
        assertEquals("4", row(rows, "test", "accuracy@0.5").get("n"));
        Interval wilson = Wilson.of(2, 4, 0.95);
        assertEquals(
                wilson.low(),
                Double.parseDouble(row(rows, "test", "accuracy@0.5").get("low")));
        // The case without one is positive and ranks last: 3 of 6 pairs; its squared distance is 1.
        assertEquals(0.5, value(rows, "test", "auc-failures-as-wrong"));
        assertEquals((4 * 0.185 + 1) / 5, value(rows, "test", "brier-failures-as-wrong"), 1e-12);
        assertEquals(2 / 5.0, value(rows, "test", "accuracy@0.5-failures-as-wrong"));
    }

    @Test
    void theThresholdIsOfValidationPatientsOrThereIsNone() {
        List<CaseFact> cases = new ArrayList<>(Cohorts.cases("validation", "HL"));
        cases.addAll(Cohorts.cases(Cohorts.TEST, "HL"));
        List<Map<String, String>> rows = scores(cases, 0.9, 0.7, 0.85, 0.75);
        assertEquals(0.8, value(rows, "test", "threshold"), 1e-12);
        assertEquals(1, value(rows, "test", "accuracy@threshold"));
        assertEquals(0.5, value(rows, "test", "accuracy@0.5"));
        List<Map<String, String>> without = scores(Cohorts.cases(Cohorts.TEST, "HL"), 0.85, 0.75);
        assertEquals("", row(without, "test", "threshold").get("value"));
        assertEquals("0", row(without, "test", "threshold").get("n"));
        assertFalse(without.stream().anyMatch(r -> r.get("measure").endsWith("@threshold")));
    }

    @Test
    void calibrationIsGivenFromAHundredCasesUp() {
        double[] p = new double[100];
        java.util.Arrays.fill(p, 0.6);
        List<Map<String, String>> rows = scores(Cohorts.cases(Cohorts.TEST, "HL".repeat(50)), p);
        assertEquals(0.1, value(rows, "test", "ece"), 1e-12);
        double[] fewer = java.util.Arrays.copyOf(p, 99);
        List<Map<String, String>> few =
                scores(Cohorts.cases(Cohorts.TEST, "HL".repeat(50)).subList(0, 99), fewer);
        assertFalse(few.stream().anyMatch(r -> r.get("measure").startsWith("ece")));
    }
}
