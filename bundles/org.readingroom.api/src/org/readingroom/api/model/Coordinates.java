package org.readingroom.api.model;

/**
 * How a model writes positions in an image.
 *
 * @param scale what a number counts
 * @param order which of a pair comes first
 * @param rows height of the image the model resizes to, where the scale is {@link Scale#RESIZED}; else 0
 * @param columns width of that image; else 0
 */
public record Coordinates(Scale scale, Order order, int rows, int columns) {
    /** What a number counts. */
    public enum Scale {
        /** Pixels of the image as it was sent. */
        PIXELS,
        /** The image's height and width are 1. */
        UNIT,
        /** The image's height and width are 1000. */
        THOUSAND,
        /** Pixels of the image as the model resizes it. */
        RESIZED
    }

    /** Which of a pair comes first. */
    public enum Order {
        ROW_COLUMN,
        X_Y
    }

    /** Pixels of the image as sent, row before column: what the prompts of the study ask for. */
    public static final Coordinates PIXELS = new Coordinates(Scale.PIXELS, Order.ROW_COLUMN, 0, 0);

    public Coordinates {
        if ((scale == Scale.RESIZED) != (rows > 0 && columns > 0)) {
            throw new ModelException("coordinates of scale " + scale + " have not an image of " + rows + "x" + columns);
        }
    }
}
