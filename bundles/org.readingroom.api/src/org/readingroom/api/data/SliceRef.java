package org.readingroom.api.data;

/**
 * Which slice of a volume.
 *
 * @param plane its direction
 * @param index 0-based, rising towards superior, anterior or right
 */
public record SliceRef(Plane plane, int index) {
    public SliceRef {
        if (index < 0) {
            throw new IllegalArgumentException("a slice index is 0 or more, not " + index);
        }
    }

    /** Such as {@code axial-077}. */
    @Override
    public String toString() {
        return String.format(java.util.Locale.ROOT, "%s-%03d", plane.name().toLowerCase(java.util.Locale.ROOT), index);
    }
}
