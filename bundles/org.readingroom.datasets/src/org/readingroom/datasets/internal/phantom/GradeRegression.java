package org.readingroom.datasets.internal.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * A logistic regression of a handful of features, standardised and with a penalty of half the squared weights, by
 * Newton's method; and the area under the ROC curve of its predictions for patients it was not fitted to.
 */
public final class GradeRegression {
    private static final int STEPS = 25;
    private final double[] mean;
    private final double[] deviation;
    private final double[] weights;

    private GradeRegression(double[][] rows, boolean[] positive, List<Integer> training) {
        int d = rows[0].length;
        mean = new double[d];
        deviation = new double[d];
        for (int f = 0; f < d; f++) {
            for (int n : training) {
                mean[f] += rows[n][f] / training.size();
            }
            for (int n : training) {
                deviation[f] += (rows[n][f] - mean[f]) * (rows[n][f] - mean[f]) / training.size();
            }
            deviation[f] = deviation[f] > 0 ? Math.sqrt(deviation[f]) : 1;
        }
        weights = new double[d + 1];
        for (int step = 0; step < STEPS; step++) {
            step(rows, positive, training);
        }
    }

    /**
     * The area over all patients; the n-th patient of a class is in fold n modulo {@code folds}.
     *
     * @param rows the features, one row a patient
     * @param positive the class of each patient; each has at least as many patients as there are folds
     */
    public static double crossValidatedArea(double[][] rows, boolean[] positive, int folds) {
        int[] fold = new int[rows.length];
        int[] seen = new int[2];
        for (int n = 0; n < rows.length; n++) {
            fold[n] = seen[positive[n] ? 1 : 0]++ % folds;
        }
        double[] logits = new double[rows.length];
        for (int f = 0; f < folds; f++) {
            List<Integer> training = new ArrayList<>();
            for (int n = 0; n < rows.length; n++) {
                if (fold[n] != f) {
                    training.add(n);
                }
            }
            GradeRegression fit = new GradeRegression(rows, positive, training);
            for (int n = 0; n < rows.length; n++) {
                logits[n] = fold[n] == f ? fit.logit(rows[n]) : logits[n];
            }
        }
        return area(logits, positive);
    }

    /** The share of pairs of a positive and a negative that are in order, ties for half. */
    static double area(double[] scores, boolean[] positive) {
        double ordered = 0;
        long pairs = 0;
        for (int p = 0; p < scores.length; p++) {
            for (int n = 0; n < scores.length; n++) {
                if (positive[p] && !positive[n]) {
                    ordered += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return ordered / pairs;
    }

    private double standardised(double[] row, int f) {
        return f == mean.length ? 1 : (row[f] - mean[f]) / deviation[f];
    }

    private double logit(double[] row) {
        double logit = 0;
        for (int f = 0; f < weights.length; f++) {
            logit += weights[f] * standardised(row, f);
        }
        return logit;
    }

    private void step(double[][] rows, boolean[] positive, List<Integer> training) {
        int size = weights.length;
        // The Hessian with the gradient as its last column.
        double[][] system = new double[size][size + 1];
        for (int f = 0; f < size - 1; f++) {
            system[f][f] = 1;
            system[f][size] = weights[f];
        }
        for (int n : training) {
            double p = 1 / (1 + StrictMath.exp(-logit(rows[n])));
            for (int a = 0; a < size; a++) {
                double za = standardised(rows[n], a);
                system[a][size] += (p - (positive[n] ? 1 : 0)) * za;
                for (int b = 0; b < size; b++) {
                    system[a][b] += p * (1 - p) * za * standardised(rows[n], b);
                }
            }
        }
        eliminate(system);
        for (int f = 0; f < size; f++) {
            weights[f] -= system[f][size] / system[f][f];
        }
    }

    /** Gauss and Jordan's elimination; the matrix is positive definite, so that no row need be exchanged. */
    private static void eliminate(double[][] system) {
        for (int pivot = 0; pivot < system.length; pivot++) {
            for (int row = 0; row < system.length; row++) {
                double factor = system[row][pivot] / system[pivot][pivot];
                for (int c = pivot; row != pivot && c < system[row].length; c++) {
                    system[row][c] -= factor * system[pivot][c];
                }
            }
        }
    }
}
