package org.readingroom.api.metric;

import org.readingroom.api.ReadingRoomException;

/** A comparison that a metric cannot make. */
public final class MetricException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public MetricException(String message) {
        super(message);
    }

    public MetricException(String message, Throwable cause) {
        super(message, cause);
    }
}
