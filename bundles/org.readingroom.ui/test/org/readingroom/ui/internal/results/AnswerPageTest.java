package org.readingroom.ui.internal.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readingroom.api.task.EndState;

class AnswerPageTest {
    private static final ResultArm ARM = new ResultArm(0, "grade", "grade [oracles: slices]", false, false);

    private static ResultAnswer answer(String caseId, EndState state, String text, int start, int end) {
        return new ResultAnswer(
                ARM,
                caseId,
                "grade",
                "axial-010",
                1,
                state,
                state == EndState.ANSWERED ? "label 1" : "",
                Optional.of(text),
                state == EndState.ANSWERED ? "" : "it declines",
                start,
                end,
                Map.of("1", Math.log(0.5)),
                OptionalDouble.of(Math.log(0.25)),
                12,
                false);
    }

    @Test
    void parsedPartIsMarkedInTheRawText() {
        AnswerPage page = AnswerPage.of(
                answer("a", EndState.ANSWERED, "**Choice:** 1\nbecause", 12, 13),
                List.of(new CaseProbabilities.Probability("forced", 0.75, 0.9)),
                "What is the grade?");
        assertEquals(Optional.of("1"), page.parsed());
        assertTrue(page.text().contains("**Choice:** 1\nbecause"), "raw text as it came");
        assertTrue(page.text().contains("forced  P(1) = 0.5000"));
        assertTrue(page.text().contains("free    P(marked part) = 0.2500"));
        assertTrue(page.text().contains("patient P(HGG), forced = 0.7500"));
        assertTrue(page.text().endsWith("Prompt\nWhat is the grade?\n"));
    }

    @Test
    void failureSaysWhyAndMarksNothing() {
        AnswerPage page = AnswerPage.of(answer("a", EndState.REFUSED, "I cannot", -1, -1), List.of(), "");
        assertEquals(Optional.empty(), page.parsed());
        assertTrue(page.text().contains("refused: it declines"));
        assertFalse(page.text().contains("Prompt"));
    }

    @Test
    void spanBeyondTheTextMarksNothing() {
        assertEquals(
                Optional.empty(),
                AnswerPage.of(answer("a", EndState.ANSWERED, "1", 0, 9), List.of(), "")
                        .parsed());
    }

    @Test
    void answersAreFoundByWordsInAnyPartAndByState() {
        AnswerIndex index = new AnswerIndex(List.of(
                answer("Case_A", EndState.ANSWERED, "Choice: 1", 8, 9),
                answer("Case_B", EndState.REFUSED, "I CANNOT say", -1, -1)));
        Set<EndState> all = Set.of(EndState.values());
        assertEquals(2, index.find(Optional.empty(), all, " ").size());
        assertEquals(
                "Case_B",
                index.find(Optional.empty(), all, "cannot case_b").get(0).caseId());
        assertEquals(
                0, index.find(Optional.empty(), Set.of(EndState.TRUNCATED), "").size());
        assertEquals(0, index.find(Optional.of("box"), all, "").size());
        assertEquals(1, index.find(Optional.of("grade"), all, "AXIAL choice").size());
        assertEquals(Map.of(EndState.ANSWERED, 1, EndState.REFUSED, 1), index.states(Optional.empty()));
    }
}
