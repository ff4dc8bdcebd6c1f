package org.readingroom.controls.internal;

import java.util.Arrays;

/**
 * Logistic regression with an L2 penalty: the probability of class 1 is {@code 1 / (1 + exp(-(b + w . z)))}, where z
 * are the features less their mean over the training patients, divided by their standard deviation there (over n). The
 * weights are those of the least {@code sum of log losses + l2 / 2 * |w|^2}; the intercept b is not penalised. That is
 * the objective of scikit-learn's {@code LogisticRegression(C = 1 / l2)} after {@code StandardScaler}.
 *
 * <p>Found by Newton's method (iteratively reweighted least squares) from 0, with steps halved while they do not lower
 * the objective; it is strictly convex where both classes are there, so the result does not depend on the way to it.
 * Only arithmetic that IEEE 754 fixes is used: equal on every machine. A feature that does not vary weighs nothing; one
 * that a patient lacks (NaN) counts as the mean.
 *
 * <p>Source: D. R. Cox, "The regression analysis of binary sequences", JRSS B 20 (1958).
 *
 * @param mean of each feature
 * @param deviation of each feature, 0 where it does not vary
 * @param weights of the standardised features
 * @param intercept the logit of a patient of means
 */
record LogisticRegression(double[] mean, double[] deviation, double[] weights, double intercept) {
    private static final int STEPS = 100;
    private static final double NO_DEVIATION = 1e-9;

    /**
     * The fit.
     *
     * @param features one row a patient, equally long, finite or NaN
     * @param positive whether the patient is of class 1; both classes are there
     * @param l2 over 0
     */
    static LogisticRegression fit(double[][] features, boolean[] positive, double l2) {
        int d = features[0].length;
        double[] mean = new double[d];
        double[] deviation = new double[d];
        for (int f = 0; f < d; f++) {
            standardise(features, f, mean, deviation);
        }
        double[][] z = new double[features.length][];
        for (int n = 0; n < z.length; n++) {
            z[n] = standardised(features[n], mean, deviation);
        }
        double[] w = new Newton(z, positive, l2).minimum();
        return new LogisticRegression(mean, deviation, Arrays.copyOf(w, d), w[d]);
    }

    private static void standardise(double[][] features, int f, double[] mean, double[] deviation) {
        double[] known = Arrays.stream(features)
                .mapToDouble(row -> row[f])
                .filter(v -> !Double.isNaN(v))
                .toArray();
        double sum = 0;
        for (double v : known) {
            sum += v;
        }
        mean[f] = known.length == 0 ? 0 : sum / known.length;
        double squares = 0;
        for (double v : known) {
            squares += (v - mean[f]) * (v - mean[f]);
        }
        double found = known.length == 0 ? 0 : Math.sqrt(squares / known.length);
        // Rounding of the mean leaves a trace of deviation where there is none.
        deviation[f] = found > NO_DEVIATION * Math.abs(mean[f]) ? found : 0;
    }

    private static double[] standardised(double[] row, double[] mean, double[] deviation) {
        double[] z = new double[row.length];
        for (int f = 0; f < z.length; f++) {
            z[f] = deviation[f] == 0 || Double.isNaN(row[f]) ? 0 : (row[f] - mean[f]) / deviation[f];
        }
        return z;
    }

    /** The probability of class 1 for a patient with these features. */
    double probability(double[] features) {
        double[] z = standardised(features, mean, deviation);
        double logit = intercept;
        for (int f = 0; f < z.length; f++) {
            logit += weights[f] * z[f];
        }
        return logistic(logit);
    }

    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** The search; its last parameter is the intercept. */
    private static final class Newton {
        private final double[][] z;
        private final boolean[] positive;
        private final double l2;
        private final int d;

        Newton(double[][] z, boolean[] positive, double l2) {
            this.z = z;
            this.positive = positive;
            this.l2 = l2;
            d = z[0].length;
        }

        double[] minimum() {
            double[] w = new double[d + 1];
            double least = objective(w);
            for (int step = 0; step < STEPS; step++) {
                double[] direction = direction(w);
                double[] next = moved(w, direction, 1);
                double value = objective(next);
                for (double part = 0.5; value > least && part > 1e-9; part /= 2) {
                    next = moved(w, direction, part);
                    value = objective(next);
                }
                if (!(value < least)) {
                    return w;
                }
                w = next;
                least = value;
            }
            return w;
        }

        private static double[] moved(double[] w, double[] direction, double part) {
            double[] next = w.clone();
            for (int f = 0; f < w.length; f++) {
                next[f] -= part * direction[f];
            }
            return next;
        }

        private double logit(double[] row, double[] w) {
            double logit = w[d];
            for (int f = 0; f < d; f++) {
                logit += w[f] * row[f];
            }
            return logit;
        }

        private double objective(double[] w) {
            double sum = 0;
            for (int n = 0; n < z.length; n++) {
                double margin = positive[n] ? logit(z[n], w) : -logit(z[n], w);
                sum += margin > 0
                        ? StrictMath.log1p(StrictMath.exp(-margin))
                        : StrictMath.log1p(StrictMath.exp(margin)) - margin;
            }
            for (int f = 0; f < d; f++) {
                sum += l2 / 2 * w[f] * w[f];
            }
            return sum;
        }

        /** The Hessian's inverse times the gradient. */
        private double[] direction(double[] w) {
            double[][] hessian = new double[d + 1][d + 1];
            double[] gradient = new double[d + 1];
            for (int n = 0; n < z.length; n++) {
                double p = logistic(logit(z[n], w));
                double off = p - (positive[n] ? 1 : 0);
                for (int a = 0; a <= d; a++) {
                    double za = a < d ? z[n][a] : 1;
                    gradient[a] += off * za;
                    for (int b = 0; b <= a; b++) {
                        hessian[a][b] += p * (1 - p) * za * (b < d ? z[n][b] : 1);
                    }
                }
            }
            for (int f = 0; f < d; f++) {
                gradient[f] += l2 * w[f];
                hessian[f][f] += l2;
            }
            // Keeps the intercept's row solvable where every probability has come to 0 or 1.
            hessian[d][d] += 1e-12;
            return solved(hessian, gradient);
        }

        /** Solves by Cholesky's decomposition of the lower triangle, in place. */
        private static double[] solved(double[][] a, double[] b) {
            int size = b.length;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = a[i][j];
                    for (int k = 0; k < j; k++) {
                        sum -= a[i][k] * a[j][k];
                    }
                    a[i][j] = i == j ? Math.sqrt(Math.max(sum, Double.MIN_NORMAL)) : sum / a[j][j];
                }
            }
            double[] x = b.clone();
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < i; k++) {
                    x[i] -= a[i][k] * x[k];
                }
                x[i] /= a[i][i];
            }
            for (int i = size - 1; i >= 0; i--) {
                for (int k = i + 1; k < size; k++) {
                    x[i] -= a[k][i] * x[k];
                }
                x[i] /= a[i][i];
            }
            return x;
        }
    }
}
