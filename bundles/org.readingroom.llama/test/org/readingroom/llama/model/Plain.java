package org.readingroom.llama.model;

import ai.djl.ndarray.NDArray;
import org.readingroom.torch.TensorScope;

/** The operations of a transformer written out, one number at a time, in double precision. */
final class Plain {
    private Plain() {}

    /** Whether one token looks at another. */
    interface Looks {
        boolean at(int from, int to);
    }

    static double[] formula(int n, double phase) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.sin(0.7 * i + phase);
        }
        return x;
    }

    static NDArray tensor(TensorScope scope, double[] x, long... shape) {
        float[] narrow = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            narrow[i] = (float) x[i];
        }
        return scope.of(narrow, shape);
    }

    /** Rows of n numbers, each over its root mean square, times w. */
    static double[] rms(double[] x, double[] w, double eps) {
        int n = w.length;
        double[] y = new double[x.length];
        for (int row = 0; row < x.length; row += n) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += x[row + i] * x[row + i];
            }
            for (int i = 0; i < n; i++) {
                y[row + i] = w[i] * x[row + i] / Math.sqrt(sum / n + eps);
            }
        }
        return y;
    }

    static double[] layerNorm(double[] x, double[] w, double[] bias, double eps) {
        int n = w.length;
        double[] y = new double[x.length];
        for (int row = 0; row < x.length; row += n) {
            double mean = 0;
            double square = 0;
            for (int i = 0; i < n; i++) {
                mean += x[row + i] / n;
            }
            for (int i = 0; i < n; i++) {
                square += (x[row + i] - mean) * (x[row + i] - mean) / n;
            }
            for (int i = 0; i < n; i++) {
                y[row + i] = (x[row + i] - mean) / Math.sqrt(square + eps) * w[i] + bias[i];
            }
        }
        return y;
    }

    /** Rows of `in` numbers times the weight's rows. */
    static double[] linear(double[] x, double[] w, int in) {
        int rows = x.length / in;
        int out = w.length / in;
        double[] y = new double[rows * out];
        for (int r = 0; r < rows; r++) {
            for (int o = 0; o < out; o++) {
                for (int i = 0; i < in; i++) {
                    y[r * out + o] += x[r * in + i] * w[o * in + i];
                }
            }
        }
        return y;
    }

    static double[] add(double[] x, double[] y, double times) {
        double[] z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] + times * y[i % y.length];
        }
        return z;
    }

    /** Columns of rows that are `width` wide. */
    static double[] columns(double[] x, int width, int first, int count) {
        double[] y = new double[x.length / width * count];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i / count * width + first + i % count];
        }
        return y;
    }

    /** Pairs (i, i + half) of each row turned by the angle of its token. */
    static double[] rotate(double[] x, int width, int[] positions, double[] frequencies) {
        double[] y = new double[x.length];
        int half = width / 2;
        for (int t = 0; t < positions.length; t++) {
            for (int i = 0; i < half; i++) {
                double angle = positions[t] * frequencies[i];
                int at = t * width + i;
                y[at] = x[at] * Math.cos(angle) - x[at + half] * Math.sin(angle);
                y[at + half] = x[at + half] * Math.cos(angle) + x[at] * Math.sin(angle);
            }
        }
        return y;
    }

    /** One head: queries (S, d) against keys and values (L, d). */
    static double[] attend(double[] q, double[] k, double[] v, int d, Looks looks) {
        double[] y = new double[q.length];
        for (int s = 0; s < q.length / d; s++) {
            double total = 0;
            for (int l = 0; l < k.length / d; l++) {
                if (looks.at(s, l)) {
                    double score = 0;
                    for (int i = 0; i < d; i++) {
                        score += q[s * d + i] * k[l * d + i] / Math.sqrt(d);
                    }
                    total += Math.exp(score);
                    for (int i = 0; i < d; i++) {
                        y[s * d + i] += Math.exp(score) * v[l * d + i];
                    }
                }
            }
            for (int i = 0; i < d; i++) {
                y[s * d + i] /= total;
            }
        }
        return y;
    }

    /** Puts a head's rows (S, d) into their columns of rows `width` wide. */
    static void put(double[] head, double[] into, int width, int first, int d) {
        for (int i = 0; i < head.length; i++) {
            into[i / d * width + first + i % d] = head[i];
        }
    }

    static double[] silu(double[] x, double[] times) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] / (1 + Math.exp(-x[i])) * times[i];
        }
        return y;
    }
}
