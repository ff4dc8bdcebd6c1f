package org.readingroom.study;

import org.readingroom.api.ReadingRoomException;

/** A study or cohort that cannot be used: what, where and what to do. */
public final class StudyException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public StudyException(String message) {
        super(message);
    }

    public StudyException(String message, Throwable cause) {
        super(message, cause);
    }
}
