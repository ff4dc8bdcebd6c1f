package org.readingroom.ui.internal.viewer;

import org.readingroom.api.data.Case;

/**
 * A case to look at. Holds no image: the viewer opens them, and lets go of them when another case is shown.
 *
 * @param subject the case
 * @param dataset the name of the dataset it is from, for the viewer's heading
 */
public record ViewedCase(Case subject, String dataset) {
    /** The case's id. */
    public String id() {
        return subject.id();
    }
}
