package org.readingroom.api;

/** A plugin that is missing, refused, unavailable or broken; the message names it and its bundle. */
public final class PluginException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public PluginException(String message) {
        super(message);
    }

    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
