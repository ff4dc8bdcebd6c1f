package org.readingroom.api.data;

/**
 * The size of a slice.
 *
 * @param rows pixels down
 * @param columns pixels across
 * @param mmPerRow the height of a pixel in mm
 * @param mmPerColumn the width of a pixel in mm
 */
public record SliceFrame(int rows, int columns, double mmPerRow, double mmPerColumn) {
    public SliceFrame {
        if (rows < 1 || columns < 1 || !(mmPerRow > 0) || !(mmPerColumn > 0)) {
            throw new IllegalArgumentException(
                    "a slice frame of " + rows + "x" + columns + " pixels of " + mmPerRow + "x" + mmPerColumn + " mm");
        }
    }
}
