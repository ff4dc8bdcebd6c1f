package org.readingroom.api.model;

import org.readingroom.api.ReadingRoomException;

/** A model that cannot be opened, trained, loaded or asked. */
public final class ModelException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
