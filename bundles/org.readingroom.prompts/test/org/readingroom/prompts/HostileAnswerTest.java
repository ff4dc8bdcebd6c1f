package org.readingroom.prompts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.EndState;

/** Texts that are cut off, endless or made to mislead. */
class HostileAnswerTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int LESS = 1 << 16;
    private static final Pattern SINGLE = Pattern.compile(
            "plain|markdown|code-fence|json|named-numbers|no-brackets|latex"
                    + "|decimals|other-digits|box-(?!self|contra).*|polygon-(?!self|contra|refusal).*|choice-(plain|json|digit)");
    private static final List<String> CLOSED = List.of(
            "center-point|(60, 87)",
            "center-point|[60, 87]",
            "center-point|The center of the tumor is (60, 87)",
            "center-point|{\"row\": 60, \"col\": 87}",
            "center-point|{\"center\": {\"row\": 60, \"col\": 87}}",
            "bounding-box|[(58, 17), (58, 77), (89, 77), (89, 17)]",
            "bounding-box|[58, 17, 89, 77]",
            "bounding-box|[(48, 26), (47, 69), (98, 68), (97, 26)]",
            "bounding-box|{\"row_min\": 58, \"col_min\": 17, \"row_max\": 89, \"col_max\": 77}",
            "bounding-polygon|((60, 40), (50, 45), (45, 50), (42, 60), (45, 70), (50, 75), (60, 80), (70, 75), (75,"
                    + " 60), (70, 45), (66, 42), (64, 41))",
            "bounding-polygon|[[60, 40], [50, 45], [45, 50], [42, 60], [45, 70], [50, 75], [60, 80], [70, 75], [75,"
                    + " 60], [70, 45], [66, 42], [64, 41]]",
            "classify|Choice: 1",
            "classify|**Choice:** 2\n\nReasoning: 1 lesion, 2 cm, grade 0");

    /** The prefix of an answer in brackets is that answer's value or none, never another one. */
    @Test
    void aCutAnswerIsNeverAnotherOne() {
        for (String line : CLOSED) {
            PromptStrategy strategy = Liu2025.strategy(line.substring(0, line.indexOf('|')));
            String answer = line.substring(line.indexOf('|') + 1);
            Optional<Object> whole =
                    strategy.parse(answer, LabelledAnswer.FRAME).value();
            assertTrue(whole.isPresent(), answer);
            for (int end = 0; end < answer.length(); end++) {
                Parsed cut = strategy.parse(answer.substring(0, end), LabelledAnswer.FRAME);
                String prefix = answer.substring(0, end);
                assertTrue(cut.value().isEmpty() || cut.value().equals(whole), () -> prefix + " gave " + cut);
            }
        }
    }

    /**
     * Nor does a cut make another value of any other answer, but one that ends right where the text does: such a value is
     * not taken of a text that the token limit ended. Left out are answers that say several things one after another.
     */
    @Test
    void aCutInTheMiddleOfAListIsSeen() throws IOException {
        for (LabelledAnswer a : LabelledAnswer.read("answers.jsonl")) {
            if (a.state() != EndState.ANSWERED || !SINGLE.matcher(a.family()).matches()) {
                continue;
            }
            Optional<Object> whole = a.parse(a.answer()).value();
            for (int end = 0; end < a.answer().length(); end++) {
                String prefix = a.answer().substring(0, end);
                Parsed cut = a.parse(prefix);
                boolean last = prefix.substring(cut.end()).chars().noneMatch(Character::isLetterOrDigit);
                assertTrue(cut.value().isEmpty() || cut.value().equals(whole) || last, () -> prefix + " gave " + cut);
            }
        }
    }

    @Test
    void thePromptsThemselvesHoldNoAnswer() {
        for (String id : Liu2025.ids()) {
            String prompt = read(id);
            for (String reader : Liu2025.ids()) {
                for (String text : List.of(prompt, prompt + "\n\n" + prompt, "\"" + prompt + "\"", "> " + prompt)) {
                    Parsed parsed = Liu2025.strategy(reader).parse(text, LabelledAnswer.FRAME);
                    assertTrue(parsed.value().isEmpty(), () -> reader + " took " + parsed + " from '" + text + "'");
                }
            }
        }
    }

    @Test
    void noSentenceOfAPromptHoldsAnAnswer() {
        for (String id : Liu2025.ids()) {
            for (String sentence : read(id).split("(?<=[.,:;)]) ")) {
                for (String reader : Liu2025.ids()) {
                    Parsed parsed = Liu2025.strategy(reader).parse(sentence, LabelledAnswer.FRAME);
                    boolean alone = sentence.matches("\\(0,0\\)|.*Glioma \\(.\\).*|.*Choice.*");
                    assertTrue(
                            alone || parsed.value().isEmpty(),
                            () -> reader + " took " + parsed + " from '" + sentence + "'");
                }
            }
        }
    }

    @Test
    void anEchoThatIsCutOffHoldsNoAnswer() {
        for (String id : Liu2025.ids()) {
            String prompt = read(id);
            for (int end = 0; end < prompt.length(); end++) {
                String echo = prompt.substring(0, end);
                for (String reader : Liu2025.ids()) {
                    Parsed parsed = Liu2025.strategy(reader).parse(echo, LabelledAnswer.FRAME);
                    assertTrue(parsed.value().isEmpty(), () -> reader + " took " + parsed + " from '" + echo + "'");
                }
            }
        }
    }

    private static String read(String id) {
        try (var in = Liu2025.class.getResourceAsStream("liu2025/" + id + ".txt")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aMegabyteOfNoiseEndsInAState() {
        Random random = new Random(11);
        for (String alphabet :
                List.of("0123456789(), ", "abc (]{,.\n", "<>[]()\\", "\u4e2d\u0663 \ud83d\ude00\ud800")) {
            StringBuilder noise = new StringBuilder();
            int length = alphabet.startsWith("0") ? MEGABYTE : LESS;
            while (noise.length() < length) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (String id : Liu2025.ids()) {
                assertFalse(Liu2025.strategy(id)
                        .parse(noise.toString(), LabelledAnswer.FRAME)
                        .state()
                        .missing());
            }
        }
    }

    @Test
    void anAnswerIsFoundBehindAnEssay() {
        String essay = "The scan shows a bright region. ".repeat(5000);
        Parsed parsed = Liu2025.strategy("center-point").parse(essay + "\nCenter: (60, 87)", LabelledAnswer.FRAME);
        assertEquals(
                "PixelPoint[row=60.0, column=87.0]",
                parsed.value().orElseThrow().toString());
        assertEquals(essay.length() + 9, parsed.start());
    }
}
