package org.readingroom.ui.internal.study;

import org.readingroom.api.ReadingRoomException;

/** A study cannot be written. */
final class StudyEditException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    StudyEditException(String message, Throwable cause) {
        super(message, cause);
    }
}
