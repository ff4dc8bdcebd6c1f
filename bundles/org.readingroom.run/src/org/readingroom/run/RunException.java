package org.readingroom.run;

import org.readingroom.api.ReadingRoomException;

/** A run that cannot start, go on or be written: what, where and what to do. */
public final class RunException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public RunException(String message) {
        super(message);
    }

    public RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
