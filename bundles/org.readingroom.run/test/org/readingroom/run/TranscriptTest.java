package org.readingroom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Answer;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptInput;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/** What an answer that the token limit ended counts as. */
class TranscriptTest {
    /** Reads the first digit. */
    private static final class FirstDigit implements PromptStrategy {
        @Override
        public Task<?> task() {
            return Task.GRADE;
        }

        @Override
        public Prompt prompt(PromptInput input) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Parsed parse(String answer, SliceFrame frame) {
            for (int i = 0; i < answer.length(); i++) {
                if (Character.isDigit(answer.charAt(i))) {
                    int end = answer.indexOf(']') == i + 1 ? i + 2 : i + 1;
                    return Parsed.answered(ClassScore.of(answer.charAt(i) - '0'), i, end);
                }
            }
            return Parsed.failed(answer.startsWith("I cannot") ? EndState.REFUSED : EndState.UNPARSEABLE, "no digit");
        }

        @Override
        public String target(TaskValues truth, SliceFrame frame) {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Choice: 1, LENGTH, TRUNCATED",
        "Choice: 1, END, ANSWERED",
        "Choice: 1 because of, LENGTH, ANSWERED",
        "Choice: 1 **, LENGTH, TRUNCATED",
        "[1], LENGTH, ANSWERED",
        "Step one, LENGTH, TRUNCATED",
        "Step one, END, UNPARSEABLE",
        "I cannot, LENGTH, REFUSED"
    })
    void aValueAtTheVeryEndOfACutTextMayHaveGoneOn(String text, Answer.Stop stop, EndState state) {
        Transcript t = Transcript.of(
                new Answer.Text(text, stop, List.of(), Map.of()),
                new FirstDigit(),
                new SliceFrame(128, 128, 1, 1),
                Optional.empty(),
                false,
                List.of());
        assertEquals(state, t.state());
        assertEquals(state == EndState.ANSWERED, t.value().isPresent());
        assertEquals(stop == Answer.Stop.LENGTH, t.cut());
    }
}
