package org.readingroom.metrics.localisation;

/**
 * The share of the predicted box that lies in the reference box (intersection over prediction), 0 to 1.
 *
 * <p>Empty rule: NaN where the prediction has no area.
 */
public final class BoxPrecision {
    private BoxPrecision() {}

    /** The score, NaN where the prediction has no area. */
    public static double of(Box prediction, Box reference) {
        return prediction.intersection(reference) / prediction.area();
    }
}
