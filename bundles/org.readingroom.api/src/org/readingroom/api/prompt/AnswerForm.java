package org.readingroom.api.prompt;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.model.Constraint;

/**
 * The form a strategy wants its answers in: for constrained decoding, and for scoring each possible answer.
 *
 * @param constraint what the text must match so that it parses; empty where the strategy has no grammar
 * @param prefix what an answer begins with before the choice, such as {@code "Choice: "}; empty where there is no choice
 * @param texts each possible choice as written after the prefix, such as {@code "0", "1", "2"}; empty where the answer is no
 *     choice
 * @param values what each text stands for, of the task's value type; as many as texts
 */
public record AnswerForm(Optional<Constraint> constraint, String prefix, List<String> texts, List<Object> values) {
    /** Any text. */
    public static final AnswerForm FREE = new AnswerForm(Optional.empty(), "", List.of(), List.of());

    public AnswerForm {
        texts = List.copyOf(texts);
        values = List.copyOf(values);
        if (texts.size() != values.size()) {
            throw new PromptException(
                    "an answer form has a value for each text, not " + values.size() + " for " + texts.size());
        }
    }
}
