package org.readingroom.ui.internal.pictures;

import org.readingroom.api.ReadingRoomException;

/** A picture that cannot be made. */
public final class SceneException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    /**
     * Says which, why, and what to do.
     *
     * @param cause what threw; null where nothing did
     */
    public SceneException(String message, Throwable cause) {
        super(message, cause);
    }
}
