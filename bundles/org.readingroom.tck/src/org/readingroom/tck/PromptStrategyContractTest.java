package org.readingroom.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptPlugin;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.TaskValues;
import org.readingroom.tck.fixture.GridSlice;
import org.readingroom.tck.fixture.MemoryCase;
import org.readingroom.tck.fixture.ModelQueries;
import org.readingroom.tck.fixture.TinyCohort;

/**
 * What every prompt strategy promises: every target parses to itself, no text makes the parser throw or guess, and the
 * images and examples given are in the prompt.
 *
 * @param <S> its settings
 */
public abstract class PromptStrategyContractTest<S extends Record> extends PluginContractTest<S, PromptPlugin<S>> {
    private static final int NOISE = 1000;
    private static final String LETTERS =
            "0123456789()[]{},.:;-+ \n\t\"'*#eEChoicenaNyYesr\u0000\u00e9\u2028\ud83d\ude00\ud800";

    /** The settings to test with; those of a study that gives none, unless overridden. */
    protected S settings() {
        return defaults();
    }

    /** The frame that answers are read in. */
    protected SliceFrame frame() {
        return new SliceFrame(128, 120, 1.5, 1.6);
    }

    /** Truths that hold a value for the strategy's task; made up unless overridden. */
    protected List<TaskValues> truths() {
        return TruthSamples.of(strategy().task(), frame());
    }

    /** Whether a parsed value is the true one; override where the answer's form cannot hold the truth exactly. */
    protected boolean same(Object truth, Object parsed) {
        return truth instanceof ClassScore t && parsed instanceof ClassScore p
                ? t.label() == p.label()
                : truth.equals(parsed);
    }

    /** The strategy under test, a new one. */
    protected final PromptStrategy strategy() {
        return plugin().create(settings());
    }

    @Override
    protected Class<?> contract() {
        return PromptPlugin.class;
    }

    private static PromptInput input(List<PromptInput.Example> examples) {
        MemoryCase subject = TinyCohort.of(1, 1).get(0).withheld();
        GridSlice slice = GridSlice.middle(subject, subject.volume("flair").grid(), Plane.AXIAL);
        return new PromptInput(slice, List.of(ModelQueries.image(slice, "flair")), examples);
    }

    @Test
    void thePromptHoldsTheImagesAndIsSteady() {
        PromptInput input = input(List.of());
        Prompt prompt = strategy().prompt(input);
        assertEquals(prompt, strategy().prompt(input), "the prompt made twice");
        assertTrue(images(prompt).containsAll(input.images()), "the slice's images are in the prompt");
        Prompt.Turn last = prompt.turns().get(prompt.turns().size() - 1);
        assertTrue(
                last.parts().stream()
                        .anyMatch(p -> p instanceof Prompt.Text t && !t.text().isBlank()),
                "the last turn asks something");
    }

    @Test
    void examplesStandBeforeTheQuestion() {
        PromptInput plain = input(List.of());
        String answer = strategy().target(truths().get(0), frame());
        Prompt prompt = strategy().prompt(input(List.of(new PromptInput.Example(plain.images(), answer))));
        boolean answered = prompt.turns().stream()
                .filter(t -> t.role() == Prompt.Role.ASSISTANT)
                .flatMap(t -> t.parts().stream())
                .anyMatch(p -> p.equals(new Prompt.Text(answer)));
        assertTrue(answered, "an example's answer is an assistant's turn before the question");
    }

    private static List<PromptImage> images(Prompt prompt) {
        return prompt.turns().stream()
                .flatMap(t -> t.parts().stream())
                .filter(Prompt.Image.class::isInstance)
                .map(p -> ((Prompt.Image) p).image())
                .toList();
    }

    @Test
    void everyTargetParsesToItself() {
        assertFalse(truths().isEmpty(), "override truths() for a task of your own");
        for (TaskValues truth : truths()) {
            String target = strategy().target(truth, frame());
            Parsed parsed = strategy().parse(target, frame());
            assertEquals(EndState.ANSWERED, parsed.state(), () -> "'" + target + "': " + parsed.reason());
            Object value = truth.get(strategy().task()).orElseThrow();
            assertTrue(same(value, parsed.value().orElseThrow()), () -> value + " became " + parsed + " by " + target);
            assertTrue(parsed.start() < parsed.end(), "says where in the text the value stands");
        }
    }

    @Test
    void withoutATruthThereIsNoTarget() {
        assertThrows(PromptException.class, () -> strategy().target(TaskValues.NONE, frame()));
    }

    @Test
    void noNoiseMakesTheParserThrow() {
        Random random = new Random(1);
        int[] letters = LETTERS.codePoints().toArray();
        for (int n = 0; n < NOISE; n++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(200); length > 0; length--) {
                text.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            check(text.toString());
        }
    }

    @Test
    void noCutOrWrappedAnswerMakesTheParserThrow() {
        for (TaskValues truth : truths()) {
            String target = strategy().target(truth, frame());
            for (int end = 0; end <= target.length(); end++) {
                check(target.substring(0, end));
                check(target.substring(end));
            }
            check("The answer is:\n\n" + target + "\n\nas **you** asked.");
        }
        check("9".repeat(4000));
        check("(".repeat(4000));
    }

    @Test
    void anEmptyAnswerIsNoAnswer() {
        for (String text : List.of("", " ", "\n\t", "\u0000", "I am unable to help with medical images.")) {
            Parsed parsed = check(text);
            assertTrue(parsed.state().failed(), () -> "'" + text + "' was taken for " + parsed);
        }
    }

    /** Parses a text, and holds the result to its promises. */
    protected final Parsed check(String text) {
        PromptStrategy strategy = strategy();
        Parsed parsed = assertDoesNotThrow(() -> strategy.parse(text, frame()), () -> "parsing '" + text + "'");
        assertNotNull(parsed, () -> "parsing '" + text + "'");
        assertEquals(parsed, strategy.parse(text, frame()), () -> "parsed twice: '" + text + "'");
        assertTrue(parsed.end() <= text.length(), () -> parsed + " points behind '" + text + "'");
        assertFalse(parsed.state().missing(), () -> "a text that is there is not missing: " + parsed);
        parsed.value().ifPresent(v -> checkValue(strategy, v, text));
        assertEquals(
                parsed.value().isEmpty(),
                !parsed.reason().isEmpty(),
                () -> "a reason, where there is no value: " + parsed);
        return parsed;
    }

    private void checkValue(PromptStrategy strategy, Object value, String text) {
        assertInstanceOf(strategy.task().valueType(), value, () -> "the value of '" + text + "'");
        Set<Boolean> inside = new TreeSet<>();
        switch (value) {
            case ClassScore c -> inside.add(strategy.task().classes().isEmpty() || c.label() < classes(strategy));
            case PixelPoint p -> inside.add(inside(p));
            case PixelBox b -> {
                inside.add(inside(new PixelPoint(b.top(), b.left())));
                inside.add(inside(new PixelPoint(b.bottom(), b.right())));
            }
            case PixelPolygons p -> p.rings().forEach(r -> r.forEach(v -> inside.add(inside(v))));
            default -> inside.add(true);
        }
        assertFalse(inside.contains(false), () -> "answered with " + value + ", which is out of range: '" + text + "'");
    }

    /** How many classes an answer may name; more than the task has where the prompt offers "none of these". */
    protected int classes(PromptStrategy strategy) {
        return strategy.task().classes().size();
    }

    private boolean inside(PixelPoint p) {
        return p.row() >= 0 && p.column() >= 0 && p.row() <= frame().rows() - 1 && p.column() <= frame().columns() - 1;
    }
}
