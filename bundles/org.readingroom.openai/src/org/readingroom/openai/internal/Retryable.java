package org.readingroom.openai.internal;

import java.time.Duration;
import java.util.Optional;

/** A request that did not work out now and may when it is tried again. */
final class Retryable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Optional<Duration> after;

    Retryable(String reason) {
        this(reason, Optional.empty());
    }

    /** @param after when the server wants to be asked again */
    Retryable(String reason, Optional<Duration> after) {
        super(reason, null, false, false);
        this.after = after;
    }

    Optional<Duration> after() {
        return after;
    }
}
