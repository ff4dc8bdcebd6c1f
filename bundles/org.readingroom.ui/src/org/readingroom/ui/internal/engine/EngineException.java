package org.readingroom.ui.internal.engine;

import org.readingroom.api.ReadingRoomException;

/** The headless engine is not there, or does not start. */
public final class EngineException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public EngineException(String message) {
        super(message);
    }

    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
