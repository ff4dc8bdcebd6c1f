package org.readingroom.api.model;

/** Where answers go as they come. Thread-safe; returns when the answer is stored. */
public interface AnswerSink {
    /** A piece of text of a query that is still being answered, for those who watch. */
    default void streamed(String key, String piece) {}

    /** What a query took, where the model knows; said before its answer, and of attempts that failed too. */
    default void used(String key, Usage usage) {}

    /** The whole answer of a query. */
    void answer(String key, Answer answer);

    /**
     * No answer arrived for a query, and why; it is asked again on resume. What asking again cannot mend is an
     * {@link Answer.None}.
     */
    void failed(String key, String reason);
}
