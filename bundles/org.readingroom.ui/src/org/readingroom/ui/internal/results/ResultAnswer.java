package org.readingroom.ui.internal.results;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readingroom.api.task.EndState;
import org.readingroom.run.StoredAnswer;

/**
 * One answer of a run, without what only a resumption needs of it.
 *
 * @param arm who answered
 * @param caseId about whom
 * @param task what was asked
 * @param slice the slice as the arm was given it, such as {@code axial-077}; empty for a task of cases
 * @param repeat 0-based
 * @param state how the query ended
 * @param value the value in words; empty where there is none
 * @param text the raw text; empty for models that give values
 * @param reason why there is no value; empty where there is one
 * @param start where the part of the text begins that the parser used, in UTF-16 units; -1 where it used none
 * @param end where it ends, exclusive
 * @param forced the log-probability of each answer that the prompt allows, by its text
 * @param lp the sum of the log-probabilities of the used part's tokens
 * @param millis how long the model took
 * @param cut whether the token limit ended the text
 */
public record ResultAnswer(
        ResultArm arm,
        String caseId,
        String task,
        String slice,
        int repeat,
        EndState state,
        String value,
        Optional<String> text,
        String reason,
        int start,
        int end,
        Map<String, Double> forced,
        OptionalDouble lp,
        long millis,
        boolean cut) {
    private static final int LONGEST_VALUE = 300;

    static ResultAnswer of(ResultArm arm, StoredAnswer a) {
        return new ResultAnswer(
                arm,
                a.caseId().intern(),
                a.task().intern(),
                a.slice().intern(),
                a.repeat(),
                a.state(),
                a.value().map(v -> words(v.toString())).orElse(""),
                a.text(),
                a.reason(),
                a.span().map(StoredAnswer.Span::start).orElse(-1),
                a.span().map(StoredAnswer.Span::end).orElse(-1),
                a.forced(),
                a.lp(),
                a.millis(),
                a.cut());
    }

    /** A value's JSON without its marks. */
    private static String words(String json) {
        String words =
                json.replaceAll("[{}\"]|\\.0(?=[,\\]}])", "").replace(":", " ").replace(",", ", ");
        return words.length() <= LONGEST_VALUE ? words : words.substring(0, LONGEST_VALUE) + "\u2026";
    }

    /** Such as {@code out of range}. */
    public String stateWords() {
        return words(state);
    }

    static String words(EndState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What came back, in one line: the text, else the value, else why there is none. */
    public String said() {
        return text.map(t -> t.strip().replaceAll("\\s+", " ")).orElse(value.isEmpty() ? reason : value);
    }

    /** All that it may be found by, in lower case. */
    String searched() {
        return String.join("\n", text.orElse(""), caseId, slice, task, value, reason)
                .toLowerCase(Locale.ROOT);
    }
}
