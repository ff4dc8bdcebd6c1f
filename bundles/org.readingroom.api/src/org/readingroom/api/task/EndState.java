package org.readingroom.api.task;

/** How a query ended. Each ends in exactly one state. */
public enum EndState {
    /** A value was given. */
    ANSWERED,
    /** The model declined. */
    REFUSED,
    /** The token limit cut the answer off before a value. */
    TRUNCATED,
    /** Text came back that holds no value of the form asked. */
    UNPARSEABLE,
    /** A value of the right form outside the frame or the classes. */
    OUT_OF_RANGE,
    /** A value that encloses nothing, such as a polygon of one repeated point. */
    DEGENERATE,
    /** No answer arrived; asked again on resume. */
    TRANSPORT_ERROR,
    /** The user stopped; asked again on resume. */
    CANCELLED;

    /** True where no answer is there at all: missing, not failed; retried on resume. */
    public boolean missing() {
        return this == TRANSPORT_ERROR || this == CANCELLED;
    }

    /** True where an answer came that holds no usable value: counted as wrong. */
    public boolean failed() {
        return this != ANSWERED && !missing();
    }
}
