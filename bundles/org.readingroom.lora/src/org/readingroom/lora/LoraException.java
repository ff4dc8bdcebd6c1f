package org.readingroom.lora;

import org.readingroom.api.ReadingRoomException;

/** A fine-tuning that cannot begin or go on, or an adapter that does not fit: what is wrong, where, and what to do. */
public final class LoraException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public LoraException(String message) {
        super(message);
    }

    public LoraException(String message, Throwable cause) {
        super(message, cause);
    }
}
