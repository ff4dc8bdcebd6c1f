package org.readingroom.metrics.statistics;

/**
 * The standard normal distribution, to about 1e-15 relative.
 *
 * <p>The upper tail is half the regularised incomplete gamma function Q(1/2, z^2 / 2), by its series near 0 and its
 * continued fraction beyond; the quantile starts from a rational formula and is refined by Halley's steps.
 *
 * <p>Source: W. Press and others, "Numerical Recipes", 3rd edition, 6.2; M. Abramowitz, I. Stegun, "Handbook of
 * Mathematical Functions", 26.2.23.
 */
public final class NormalDistribution {
    private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

    private NormalDistribution() {}

    /** The probability of a value at most z. */
    public static double below(double z) {
        return z < 0 ? above(-z) : 1 - above(z);
    }

    /** The probability of a value over z. */
    public static double above(double z) {
        return z < 0 ? 1 - above(-z) : halfTail(z * z / 2) / 2;
    }

    /** The probability of a value at least as far from 0 as z, on either side. */
    public static double twoSided(double z) {
        return Double.isNaN(z) ? Double.NaN : halfTail(z * z / 2);
    }

    /** The probability of a chi-squared value, one degree of freedom, over x. */
    public static double chiSquaredAbove(double x) {
        return halfTail(x / 2);
    }

    /** The value that a share p, 0 to 1, of the distribution lies below; infinite at 0 and 1. */
    public static double quantile(double p) {
        if (Double.isNaN(p) || p < 0 || p > 1) {
            return Double.NaN;
        }
        if (p == 0 || p == 1) {
            return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (p > 0.5) {
            return -quantile(1 - p);
        }
        double z = start(p);
        for (int step = 0; step < 3; step++) {
            double error = (above(-z) - p) * SQRT_2_PI * Math.exp(z * z / 2);
            z -= error / (1 + z * error / 2);
        }
        return z;
    }

    /** Good to four digits in the lower half. */
    private static double start(double p) {
        double t = Math.sqrt(-2 * Math.log(p));
        return -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
    }

    /** Q(1/2, x), the complementary error function of the root of x. */
    private static double halfTail(double x) {
        return x < 1.5 ? 1 - series(x) : fraction(x);
    }

    private static double series(double x) {
        double term = 2;
        double sum = term;
        for (double a = 1.5; Math.abs(term) > 1e-17 * sum; a++) {
            term *= x / a;
            sum += term;
        }
        return sum * Math.exp(-x) * Math.sqrt(x) / Math.sqrt(Math.PI);
    }

    private static double fraction(double x) {
        double b = x + 0.5;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 1000; i++) {
            double an = -i * (i - 0.5);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            double step = d * c;
            h *= step;
            if (Math.abs(step - 1) < 1e-16) {
                break;
            }
        }
        return Math.exp(-x) * Math.sqrt(x) * h / Math.sqrt(Math.PI);
    }
}
