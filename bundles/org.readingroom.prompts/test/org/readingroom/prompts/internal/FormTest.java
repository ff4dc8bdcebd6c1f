package org.readingroom.prompts.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.AnswerForm;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.TaskValues;
import org.readingroom.prompts.Liu2025;

/** Whatever a strategy's grammar accepts ends in a value, or in a polygon that encloses nothing. */
class FormTest {
    private static final SliceFrame FRAME = new SliceFrame(128, 96, 1, 1);

    @Test
    void theNumbersOfTheGrammarAreThoseOfTheImage() {
        for (int greatest : new int[] {0, 1, 7, 9, 10, 19, 95, 99, 100, 127, 128, 239, 1000, 1999}) {
            Pattern pattern = Pattern.compile(PointGrammar.upTo(greatest));
            for (int n = 0; n < 2500; n++) {
                assertEquals(n <= greatest, pattern.matcher(Integer.toString(n)).matches(), n + " up to " + greatest);
            }
            assertTrue(!pattern.matcher("00").matches() && !pattern.matcher("").matches());
        }
    }

    @Test
    void everyAcceptedAnswerIsReadAsOne() {
        Random random = new Random(5);
        for (String id : Liu2025.ids()) {
            check(Liu2025.strategy(id), random);
        }
        for (CoordinateScale scale : CoordinateScale.values()) {
            for (CoordinateAxes axes : CoordinateAxes.values()) {
                PositionSettings s = new PositionSettings(
                        "liu2025", Optional.empty(), "", ImageOrder.IMAGE_FIRST, QueryImage.LITERAL, scale, axes);
                check(new CenterPointPlugin().create(s), random);
                check(new BoundingBoxPlugin().create(s), random);
            }
        }
    }

    private static void check(PromptStrategy strategy, Random random) {
        String regex = strategy.form(FRAME).constraint().orElseThrow().text();
        Pattern pattern = Pattern.compile(regex);
        TreeSet<EndState> states = new TreeSet<>();
        for (int n = 0; n < 300; n++) {
            String text = new Sentence(regex, random).write();
            assertTrue(pattern.matcher(text).matches(), () -> text + " against " + regex);
            Parsed parsed = strategy.parse(text, FRAME);
            states.add(parsed.state());
            assertTrue(
                    parsed.state() == EndState.ANSWERED || parsed.state() == EndState.DEGENERATE,
                    () -> text + " gave " + parsed);
        }
        assertTrue(states.contains(EndState.ANSWERED));
    }

    @Test
    void aGradeHasItsTextsAndWhatTheyMean() {
        AnswerForm form = Liu2025.strategy("classify").form(FRAME);
        assertEquals("Choice: ", form.prefix());
        assertEquals(List.of("0", "1", "2"), form.texts());
        for (int i = 0; i < 3; i++) {
            String text = form.prefix() + form.texts().get(i);
            assertEquals(
                    Optional.of(form.values().get(i)),
                    Liu2025.strategy("classify").parse(text, FRAME).value());
            assertTrue(Pattern.matches(form.constraint().orElseThrow().text(), text));
        }
    }

    @Test
    void targetsAreAcceptedByTheGrammar() {
        TaskValues truth = TaskValues.NONE.with(
                org.readingroom.api.task.Task.BOUNDING_BOX, new org.readingroom.api.task.PixelBox(0, 5, 127, 95));
        PromptStrategy box = Liu2025.strategy("bounding-box");
        assertTrue(Pattern.matches(box.form(FRAME).constraint().orElseThrow().text(), box.target(truth, FRAME)));
    }
}
