package org.readingroom.api;

/**
 * The root of the exceptions that carry a message for the user: one sentence that says what is wrong, where, and what to
 * do. Each domain has its own subtype; anything else that is thrown is a defect.
 */
public abstract class ReadingRoomException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected ReadingRoomException(String message) {
        super(message);
    }

    protected ReadingRoomException(String message, Throwable cause) {
        super(message, cause);
    }
}
