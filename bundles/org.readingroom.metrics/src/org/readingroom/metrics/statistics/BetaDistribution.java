package org.readingroom.metrics.statistics;

/**
 * The beta distribution: its share below a value, and the value below which a share lies.
 *
 * <p>Source: W. Press and others, "Numerical Recipes", 3rd edition, 6.4 (continued fraction of Lentz); log gamma by the
 * formula of Stirling after shifting the argument.
 */
final class BetaDistribution {
    private BetaDistribution() {}

    /** The regularised incomplete beta function I_x(a, b). */
    static double below(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** The x with I_x(a, b) = p, by halving the interval until it is one double wide. */
    static double quantile(double p, double a, double b) {
        double low = 0;
        double high = 1;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (below(middle, a, b) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** ln(n! / (k! (n - k)!)). */
    static double logChoose(int n, int k) {
        return logGamma(n + 1.0) - logGamma(k + 1.0) - logGamma(n - k + 1.0);
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m < 10_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < 1e-16) {
                break;
            }
        }
        return h;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < 1e-300 ? 1e-300 : value;
    }

    private static double logGamma(double x) {
        double shift = 0;
        double z = x;
        while (z < 16) {
            shift += Math.log(z);
            z++;
        }
        double r = 1 / (z * z);
        double tail = 1 / 12.0
                - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - r * (1 / 1188.0 - r * 691 / 360360.0))));
        return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + tail / z - shift;
    }
}
