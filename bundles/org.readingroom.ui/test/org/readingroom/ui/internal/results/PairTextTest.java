package org.readingroom.ui.internal.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.run.RunFolder;

/** What is said of two arms. */
class PairTextTest {
    private static final ScoreGroup GROUP = new ScoreGroup("test", "mask", "source-mm", "3d-patient");

    private static ScoreRow score(String arm, String caseId, double value) {
        return new ScoreRow(
                arm, "test", caseId, "dice", "mask", "source-mm", "3d-patient", "failures-as-wrong", value, 1, 1);
    }

    private static RunResults run(List<PairResult> pairs, List<String> lacking) {
        GroupScores scores = new GroupScores(
                List.of(score("a", "p1", 0.9), score("a", "p2", 0.7), score("b", "p1", 0.5), score("b", "p2", 0.8)));
        Path none = Path.of("none");
        return new RunResults(
                new RunFolder(none),
                null,
                List.of(new ResultArm(0, "a", "a", false, false), new ResultArm(1, "b", "b", false, false)),
                Map.of(GROUP, scores),
                IntervalTable.read(none),
                pairs,
                List.of(),
                Map.of("dice", new MetricInfo("dice", "Dice", "", true)),
                Map.of(),
                CaseProbabilities.read(none),
                lacking,
                List.of());
    }

    private static PairResult pair(double p, double smallest, String verdict) {
        return new PairResult(
                "primary",
                GROUP,
                "dice",
                "a",
                "b",
                2,
                0.8,
                0.65,
                0.15,
                -0.1,
                0.4,
                "wilcoxon-exact",
                p,
                p,
                1,
                "",
                "",
                smallest,
                false,
                verdict);
    }

    private static String text(RunResults run, String a, String b) {
        ResultsFocus focus = new ResultsFocus(Optional.of(GROUP), "dice", a, b, "");
        return new PairText(run, focus).text(PairPoints.of(run, focus));
    }

    @Test
    void comparisonTurnsWithItsSides() {
        RunResults run = run(List.of(pair(0.5, 0.5, "cannot be decided at this n")), List.of());
        assertTrue(
                text(run, "a", "b").contains("A 0.8000, B 0.6500; A \u2212 B = 0.1500, 95 % interval [-0.10, 0.40]"));
        assertTrue(
                text(run, "b", "a").contains("A 0.6500, B 0.8000; A \u2212 B = -0.1500, 95 % interval [-0.40, 0.10]"));
        assertTrue(text(run, "a", "b").endsWith("Verdict: cannot be decided at this n."));
    }

    @Test
    void incompleteRunHasNoPAndNoVerdict() {
        String text = text(run(List.of(pair(0.01, 0.01, "a is better")), List.of("b has read 1 of 2")), "a", "b");
        assertFalse(text.contains("0.010") || text.contains("better"), text);
        assertTrue(text.contains("INCOMPLETE"), text);
    }

    @Test
    void pairThatTheRunDoesNotCompareHasNoTest() {
        String text = text(run(List.of(), List.of()), "a", "b");
        assertTrue(text.startsWith("Not compared by the run, so without interval and test."), text);
        assertTrue(text.contains("A 0.8000, B 0.6500; A \u2212 B = 0.1500"), text);
    }

    @Test
    void pointsComeByDifference() {
        RunResults run = run(List.of(), List.of());
        List<PairPoint> points = PairPoints.of(run, new ResultsFocus(Optional.of(GROUP), "dice", "a", "b", ""));
        assertEquals(List.of("p2", "p1"), points.stream().map(PairPoint::caseId).toList());
    }
}
