package org.readingroom.torch;

import org.readingroom.api.ReadingRoomException;

/** PyTorch is not there, or refuses; a weight file, checkpoint or curve that cannot be read or written. */
public final class TorchException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public TorchException(String message) {
        super(message);
    }

    public TorchException(String message, Throwable cause) {
        super(message, cause);
    }
}
