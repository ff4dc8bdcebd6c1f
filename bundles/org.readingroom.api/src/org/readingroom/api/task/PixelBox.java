package org.readingroom.api.task;

/**
 * An upright rectangle of pixel indices, both ends included: a single pixel has top = bottom and left = right.
 *
 * @param top least row
 * @param left least column
 * @param bottom greatest row
 * @param right greatest column
 */
public record PixelBox(double top, double left, double bottom, double right) {
    public PixelBox {
        if (!(top <= bottom) || !(left <= right) || Double.isInfinite(top + left + bottom + right)) {
            throw new IllegalArgumentException(
                    "a box has top <= bottom and left <= right, not " + top + " " + left + " " + bottom + " " + right);
        }
    }

    /** The centre, in pixel indices. */
    public PixelPoint centre() {
        return new PixelPoint((top + bottom) / 2, (left + right) / 2);
    }

    /** Whether a point lies in the box, its edges included. */
    public boolean contains(PixelPoint p) {
        return p.row() >= top && p.row() <= bottom && p.column() >= left && p.column() <= right;
    }
}
