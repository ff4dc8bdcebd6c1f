package org.readingroom.api.data;

import org.readingroom.api.ReadingRoomException;

/** Something a dataset, a case or an image file cannot give; the message says what, where and what to do. */
public class DatasetException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
