package org.readingroom.ui.internal.engine;

/**
 * An answer that came in.
 *
 * @param number counted from 1 over the session
 * @param arm who answered
 * @param caseId the case
 * @param task what was asked
 * @param slice of which slice; empty for the whole case
 * @param state the end state, such as {@code answered}
 * @param said the answer's text or value, cut off where it is long; why there is none
 * @param millis how long it took
 */
public record AnswerRow(
        long number, String arm, String caseId, String task, String slice, String state, String said, long millis) {
    static AnswerRow of(long number, EngineEvent e) {
        return new AnswerRow(
                number,
                e.text("arm"),
                e.text("case"),
                e.text("task"),
                e.text("slice"),
                e.text("state"),
                e.text("said"),
                e.number("ms"));
    }
}
