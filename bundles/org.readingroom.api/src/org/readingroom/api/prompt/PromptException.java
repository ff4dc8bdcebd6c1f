package org.readingroom.api.prompt;

import org.readingroom.api.ReadingRoomException;

/** A prompt that cannot be made. */
public final class PromptException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public PromptException(String message) {
        super(message);
    }

    public PromptException(String message, Throwable cause) {
        super(message, cause);
    }
}
