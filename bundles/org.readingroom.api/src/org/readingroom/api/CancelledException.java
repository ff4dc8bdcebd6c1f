package org.readingroom.api;

/** The user asked to stop; what was finished is kept. */
public final class CancelledException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled; what was finished is kept, the same command goes on from there");
    }
}
