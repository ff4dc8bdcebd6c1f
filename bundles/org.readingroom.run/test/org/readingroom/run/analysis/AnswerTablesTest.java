package org.readingroom.run.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AnswerTablesTest {
    private static final List<CaseFact> CASES = Cohorts.cases(Cohorts.TEST, "HHL");

    private static AskedAnswer forced(int index, String what, double odds, double mass) {
        return Cohorts.slice(index, 0, what, OptionalDouble.empty(), Optional.of(new AskedAnswer.Choices(odds, mass)));
    }

    private static AnalysisInput input() {
        Map<String, List<AskedAnswer>> answers = new LinkedHashMap<>();
        answers.put(
                "test-p00",
                List.of(
                        Cohorts.slice(0, 0, "1"),
                        Cohorts.slice(1, 0, "1"),
                        Cohorts.slice(2, 0, "0"),
                        Cohorts.slice(3, 0, "2"),
                        Cohorts.slice(4, 0, "REFUSED"),
                        Cohorts.slice(5, 0, "TRANSPORT_ERROR")));
        answers.put("test-p01", List.of(forced(0, "1", 3, 0.9), forced(1, "0", -1, 0.5)));
        answers.put("test-p02", List.of(Cohorts.slice(0, 0, "2"), Cohorts.slice(1, 0, "2"), Cohorts.slice(2, 0, "0")));
        return Cohorts.input(AnalysisPlan.none(1), CASES, List.of(Cohorts.prompted("vlm", answers)), List.of());
    }

    private static Map<String, String> vote(String caseId, String rule) {
        return Cohorts.rows(VoteTable.of(input())).stream()
                .filter(r -> r.get("case").equals(caseId) && r.get("rule").equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void slicesVoteAndBothRatiosStand() {
        Map<String, String> row = vote("test-p00", "plurality");
        assertEquals("6", row.get("slices"));
        assertEquals("2", row.get("hgg"));
        assertEquals("1", row.get("lgg"));
        assertEquals("1", row.get("other"));
        assertEquals("1", row.get("refused"));
        assertEquals("1", row.get("missing"));
        assertEquals(2 / 6.0, Double.parseDouble(row.get("gldr_all")));
        assertEquals(2 / 3.0, Double.parseDouble(row.get("gldr_graded")));
        assertEquals("1", row.get("label"));
        assertEquals("1", row.get("correct"));
    }

    @Test
    void aTieIsAWrongPatientUnlessARuleIsNamedThatSettlesIt() {
        assertEquals("", vote("test-p01", "plurality").get("label"));
        assertEquals("0", vote("test-p01", "plurality").get("correct"));
        assertEquals("0", vote("test-p01", "tie-to-lgg").get("label"));
        // Mean log odds (3 - 1) / 2 = 1: HGG.
        assertEquals("1", vote("test-p01", "tie-by-probability").get("label"));
        assertEquals("", vote("test-p01", "2-votes").get("label"));
    }

    @Test
    void answerTwoAbstainsUnlessItVotes() {
        assertEquals("0", vote("test-p02", "plurality").get("label"));
        assertEquals("1", vote("test-p02", "plurality").get("correct"));
        assertEquals("2", vote("test-p02", "2-votes").get("label"));
        assertEquals("0", vote("test-p02", "2-votes").get("correct"));
    }

    @Test
    void withoutVotesNoRuleElects() {
        for (VoteRule rule : VoteRule.values()) {
            assertTrue(rule.elect(0, 0, 0, OptionalDouble.of(0.9)).isEmpty(), rule.word());
        }
        assertTrue(VoteRule.TWO_VOTES.elect(2, 0, 2, OptionalDouble.empty()).isEmpty());
        assertEquals(
                0, VoteRule.TWO_VOTES.elect(3, 0, 2, OptionalDouble.empty()).getAsInt());
    }

    @Test
    void statesAreCountedOverAllAnswers() {
        List<Map<String, String>> rows = Cohorts.rows(AnswerTables.states(input()));
        assertEquals(
                List.of("answered", "refused", "missing"),
                rows.stream().map(r -> r.get("state")).toList());
        assertEquals(List.of("9", "1", "1"), rows.stream().map(r -> r.get("n")).toList());
        assertEquals(9 / 11.0, Double.parseDouble(rows.get(0).get("share")));
    }

    @Test
    void repeatedQuestionsAreCountedByAnswer() {
        Map<String, List<AskedAnswer>> answers = Map.of(
                "test-p00",
                List.of(
                        Cohorts.slice(0, 0, "1"),
                        Cohorts.slice(0, 1, "0"),
                        Cohorts.slice(0, 2, "1"),
                        Cohorts.slice(0, 3, "UNPARSEABLE"),
                        Cohorts.slice(1, 0, "1")));
        List<Map<String, String>> rows = Cohorts.rows(AnswerTables.consistency(
                Cohorts.input(AnalysisPlan.none(1), CASES, List.of(Cohorts.prompted("vlm", answers)), List.of())));
        assertEquals(
                List.of("0 1", "1 2", "unparseable 1"),
                rows.stream().map(r -> r.get("answer") + " " + r.get("count")).toList());
        assertTrue(rows.stream()
                .allMatch(r -> r.get("repeats").equals("4") && r.get("slice").equals("axial-000")));
    }

    @Test
    void cellsAreQuotedAndUndefinedOnesAreEmpty() {
        CsvTable table = new CsvTable("t.csv", "a,b,c");
        table.row("x,\"y\"", Double.NaN, 0.5);
        assertEquals("a,b,c\n\"x,\"\"y\"\"\",,0.5\n", table.text());
    }
}
