package org.readingroom.bench.internal;

import org.readingroom.api.ReadingRoomException;

/** The other side of a measurement cannot be had or fails; the message says why. */
final class PeerException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    PeerException(String message) {
        super(message);
    }

    PeerException(String message, Throwable cause) {
        super(message, cause);
    }
}
