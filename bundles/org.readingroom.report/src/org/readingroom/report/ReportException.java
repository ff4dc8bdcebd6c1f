package org.readingroom.report;

import org.readingroom.api.ReadingRoomException;

/** A report that cannot be written, or a file of the run that it cannot be made from; the message names the file. */
public final class ReportException extends ReadingRoomException {
    private static final long serialVersionUID = 1L;

    public ReportException(String message) {
        super(message);
    }

    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
