package org.readingroom.ui.internal.results;

import org.readingroom.api.ReadingRoomException;

/** A file of a run cannot be read or written by the desktop. */
public final class ResultsException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public ResultsException(String message) {
        super(message);
    }

    public ResultsException(String message, Throwable cause) {
        super(message, cause);
    }
}
