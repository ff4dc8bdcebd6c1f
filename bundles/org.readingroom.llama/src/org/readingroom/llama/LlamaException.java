package org.readingroom.llama;

import org.readingroom.api.ReadingRoomException;

/** A model folder that cannot be opened or read with: what is wrong, where, and what to do. */
public final class LlamaException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public LlamaException(String message) {
        super(message);
    }

    public LlamaException(String message, Throwable cause) {
        super(message, cause);
    }
}
