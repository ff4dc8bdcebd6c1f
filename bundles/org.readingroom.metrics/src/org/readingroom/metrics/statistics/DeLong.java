package org.readingroom.metrics.statistics;

import java.util.Arrays;
import org.readingroom.metrics.Midranks;

/**
 * DeLong's variance of the area under the ROC curve, and the test of two areas on the same patients.
 *
 * <pre>V10_i = (R_i - R+_i) / n        per positive, R over all, R+ among the positives (mid-ranks)
 * V01_j = 1 - (R_j - R-_j) / m    per negative
 * cov   = S10 / m + S01 / n       S with m - 1 and n - 1
 * z     = (A1 - A2) / sqrt(v11 + v22 - 2 v12)</pre>
 *
 * <p>Empty rule: with fewer than two positives or negatives the variance is NaN. An area of 1 has variance 0, for which
 * the bootstrap is to be used; two readers with the same scores have p = 1 by definition.
 *
 * <p>Sources: E. DeLong, D. DeLong, D. Clarke-Pearson, Biometrics 44 (1988); X. Sun, W. Xu, "Fast Implementation of
 * DeLong's Algorithm", IEEE Signal Processing Letters 21 (2014).
 *
 * @param areaFirst the first reader's area, 0 to 1
 * @param areaSecond the second reader's area
 * @param varianceFirst the variance of the first
 * @param varianceSecond the variance of the second
 * @param covariance of both
 */
public record DeLong(
        double areaFirst, double areaSecond, double varianceFirst, double varianceSecond, double covariance) {
    /** Two readers on the same patients; a rising score a patient. */
    public static DeLong of(boolean[] positive, double[] first, double[] second) {
        Components a = Components.of(positive, first);
        Components b = Components.of(positive, second);
        return new DeLong(a.area(), b.area(), a.covariance(a), b.covariance(b), a.covariance(b));
    }

    /** The standard error of the difference of the areas. */
    public double differenceError() {
        // Rounding may leave a tiny negative number where the scores order the patients alike.
        return Math.sqrt(Math.max(0, varianceFirst + varianceSecond - 2 * covariance));
    }

    /** The statistic of the difference, first less second; 0 where both areas are equal. */
    public double z() {
        double difference = areaFirst - areaSecond;
        return difference == 0 ? 0 : difference / differenceError();
    }

    /** The two-sided p-value. */
    public double p() {
        return NormalDistribution.twoSided(z());
    }

    /** The interval of an area on the logit scale, which stays within 0 and 1. */
    public static Interval logitInterval(double area, double variance, double confidence) {
        double logit = Math.log(area / (1 - area));
        double half = NormalDistribution.quantile(0.5 + confidence / 2) * Math.sqrt(variance) / (area * (1 - area));
        return new Interval(1 / (1 + Math.exp(half - logit)), 1 / (1 + Math.exp(-half - logit)));
    }

    /** The interval area +- z standard errors, which may leave 0 to 1. */
    public static Interval waldInterval(double area, double variance, double confidence) {
        double half = NormalDistribution.quantile(0.5 + confidence / 2) * Math.sqrt(variance);
        return new Interval(area - half, area + half);
    }

    /** Hanley and McNeil's standard error of an area (1982), from the area and the counts alone. */
    public static double hanleyMcNeilError(double area, int positives, int negatives) {
        double q1 = area / (2 - area);
        double q2 = 2 * area * area / (1 + area);
        double square = area * area;
        return Math.sqrt((area * (1 - area) + (positives - 1) * (q1 - square) + (negatives - 1) * (q2 - square))
                / ((double) positives * negatives));
    }

    /** The structural components of one reader. */
    private record Components(double area, double[] ofPositives, double[] ofNegatives) {
        static Components of(boolean[] positive, double[] scores) {
            double[] x = of(positive, scores, true);
            double[] y = of(positive, scores, false);
            double[] all = Midranks.of(scores);
            double[] rankX = of(positive, all, true);
            double[] rankY = of(positive, all, false);
            double[] withinX = Midranks.of(x);
            double[] withinY = Midranks.of(y);
            double area = 0;
            for (int i = 0; i < x.length; i++) {
                x[i] = (rankX[i] - withinX[i]) / y.length;
                area += x[i] / x.length;
            }
            for (int j = 0; j < y.length; j++) {
                y[j] = 1 - (rankY[j] - withinY[j]) / x.length;
            }
            return new Components(area, x, y);
        }

        private static double[] of(boolean[] positive, double[] values, boolean wanted) {
            double[] kept = new double[values.length];
            int n = 0;
            for (int i = 0; i < values.length; i++) {
                if (positive[i] == wanted) {
                    kept[n++] = values[i];
                }
            }
            return Arrays.copyOf(kept, n);
        }

        double covariance(Components other) {
            return covariance(ofPositives, other.ofPositives, area, other.area) / ofPositives.length
                    + covariance(ofNegatives, other.ofNegatives, area, other.area) / ofNegatives.length;
        }

        private static double covariance(double[] a, double[] b, double meanA, double meanB) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += (a[i] - meanA) * (b[i] - meanB);
            }
            return sum / (a.length - 1);
        }
    }
}
