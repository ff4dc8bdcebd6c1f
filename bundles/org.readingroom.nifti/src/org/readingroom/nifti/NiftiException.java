package org.readingroom.nifti;

import org.readingroom.api.data.DatasetException;

/** A NIfTI file that cannot be read or written; the message says what, which file and what to do. */
public class NiftiException extends DatasetException {
    private static final long serialVersionUID = 1L;

    public NiftiException(String message) {
        super(message);
    }

    public NiftiException(String message, Throwable cause) {
        super(message, cause);
    }
}
