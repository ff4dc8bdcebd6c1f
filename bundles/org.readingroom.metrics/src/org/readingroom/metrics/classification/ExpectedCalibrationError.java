package org.readingroom.metrics.classification;

/**
 * The expected calibration error of probabilities of the positive class, 0 to 1; 0 is best.
 *
 * <pre>sum over bins of  n_b / n  *  |share of positives in the bin - mean probability in the bin|</pre>
 *
 * <p>Ten bins of equal width over 0 to 1, closed below; 1 is in the last. It is of use from about a hundred items up; below,
 * most bins hold too few for a share. Empty rule: undefined without items.
 *
 * <p>Source: M. Naeini, G. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI
 * 2015; the probability is that of the positive class, not of the class said.
 */
public final class ExpectedCalibrationError {
    /** How many bins there are. */
    public static final int BINS = 10;

    private ExpectedCalibrationError() {}

    /**
     * The error.
     *
     * @param positive whether each item is positive
     * @param probability that it is, for each item, 0 to 1
     */
    public static double of(boolean[] positive, double[] probability) {
        double[] said = new double[BINS];
        double[] true1 = new double[BINS];
        for (int i = 0; i < positive.length; i++) {
            int bin = Math.min(BINS - 1, (int) Math.floor(probability[i] * BINS));
            said[bin] += probability[i];
            true1[bin] += positive[i] ? 1 : 0;
        }
        double sum = 0;
        for (int b = 0; b < BINS; b++) {
            sum += Math.abs(said[b] - true1[b]);
        }
        return positive.length == 0 ? Double.NaN : sum / positive.length;
    }
}
