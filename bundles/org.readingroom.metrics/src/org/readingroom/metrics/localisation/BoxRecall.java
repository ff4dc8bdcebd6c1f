package org.readingroom.metrics.localisation;

/**
 * The share of the reference box that lies in the predicted box (intersection over reference), 0 to 1.
 *
 * <p>Empty rule: NaN where the reference has no area.
 */
public final class BoxRecall {
    private BoxRecall() {}

    /** The score, NaN where the reference has no area. */
    public static double of(Box prediction, Box reference) {
        return prediction.intersection(reference) / reference.area();
    }

    /** The score of corners that name the first and last pixel: a named alternative. */
    public static double inclusive(Box prediction, Box reference) {
        return of(prediction.withLastPixels(), reference.withLastPixels());
    }
}
