package org.readingroom.ui.internal.viewer;

import org.readingroom.api.data.Plane;

/**
 * The letters at the edges of a plane: which way the patient lies. R right, L left, A anterior, P posterior, S superior, I
 * inferior.
 *
 * @param left at the left edge
 * @param right at the right edge
 * @param top above
 * @param bottom below
 */
record PlaneLetters(String left, String right, String top, String bottom) {
    /** Those of a plane as {@link Plane} is displayed. */
    static PlaneLetters of(Plane plane) {
        return switch (plane) {
            case AXIAL -> new PlaneLetters("R", "L", "A", "P");
            case CORONAL -> new PlaneLetters("R", "L", "S", "I");
            case SAGITTAL -> new PlaneLetters("A", "P", "S", "I");
        };
    }
}
