package org.readingroom.metrics.classification;

/**
 * The Brier score of probabilities: their mean squared distance from what is true, 0 to 1; 0 is best, 0.25 is what a
 * constant 0.5 scores.
 *
 * <pre>mean of (p - y)^2,  y 1 for a positive item and 0 for a negative one</pre>
 *
 * <p>Empty rule: undefined without items.
 *
 * <p>Source: G. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950), in
 * the form for two classes.
 */
public final class Brier {
    private Brier() {}

    /**
     * The score.
     *
     * @param positive whether each item is positive
     * @param probability that it is, for each item, 0 to 1
     */
    public static double of(boolean[] positive, double[] probability) {
        double sum = 0;
        for (int i = 0; i < positive.length; i++) {
            double off = probability[i] - (positive[i] ? 1 : 0);
            sum += off * off;
        }
        return positive.length == 0 ? Double.NaN : sum / positive.length;
    }
}
