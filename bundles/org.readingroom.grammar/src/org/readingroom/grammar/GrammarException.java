package org.readingroom.grammar;

import org.readingroom.api.ReadingRoomException;

/** A constraint that cannot be read, allows no text, or is too large: the message says what, where and what to do. */
public final class GrammarException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public GrammarException(String message) {
        super(message);
    }

    public GrammarException(String message, Throwable cause) {
        super(message, cause);
    }
}
