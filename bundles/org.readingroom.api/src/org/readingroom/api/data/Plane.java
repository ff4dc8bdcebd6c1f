package org.readingroom.api.data;

/** A direction of slicing, in the patient's frame. */
public enum Plane {
    /** Slices from inferior to superior; row 0 anterior, column 0 patient right. */
    AXIAL,
    /** Slices from posterior to anterior; row 0 superior, column 0 patient right. */
    CORONAL,
    /** Slices from left to right; row 0 superior, column 0 anterior. */
    SAGITTAL
}
