package org.readingroom.api.settings;

import org.readingroom.api.ReadingRoomException;

/** Settings that cannot be bound: the message says file and line, the key, what was found and what is allowed. */
public final class SettingsException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }

    public SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
