package org.readingroom.imaging;

import org.readingroom.api.ReadingRoomException;

/** An image whose geometry cannot be handled without guessing; the message says what, where and what to do. */
public final class ImagingException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public ImagingException(String message) {
        super(message);
    }

    public ImagingException(String message, Throwable cause) {
        super(message, cause);
    }
}
