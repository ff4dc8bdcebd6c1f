package org.readingroom.metrics;

import org.readingroom.api.ReadingRoomException;

/** What is given to a metric, or to the conformance runner, cannot be scored: the message says what, where and what to do. */
public final class MetricsException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public MetricsException(String message) {
        super(message);
    }

    public MetricsException(String message, Throwable cause) {
        super(message, cause);
    }
}
