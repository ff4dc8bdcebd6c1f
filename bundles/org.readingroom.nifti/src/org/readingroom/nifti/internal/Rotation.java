package org.readingroom.nifti.internal;

import org.readingroom.api.data.Affine;

/** Rotations as 3 x 3 matrices in rows: from and to quaternions, nearest to an affine, and as anatomical letters. */
final class Rotation {
    private static final String[] PLUS = {"R", "A", "S"};
    private static final String[] MINUS = {"L", "P", "I"};

    private Rotation() {}

    /** The matrix of a quaternion of any length; the identity for a length of 0. */
    static double[] fromQuaternion(double w, double x, double y, double z) {
        double n = w * w + x * x + y * y + z * z;
        if (n < 2.220446049250313e-16) {
            return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
        }
        double s = 2 / n;
        return new double[] {
            1 - s * (y * y + z * z),
            s * (x * y - w * z),
            s * (x * z + w * y),
            s * (x * y + w * z),
            1 - s * (x * x + z * z),
            s * (y * z - w * x),
            s * (x * z - w * y),
            s * (y * z + w * x),
            1 - s * (x * x + y * y)
        };
    }

    /** The unit quaternion (w, x, y, z), w not negative, of a proper rotation. */
    static double[] toQuaternion(double[] r) {
        // the largest of the four squares is found without cancellation, the others from it
        double[] four = {1 + r[0] + r[4] + r[8], 1 + r[0] - r[4] - r[8], 1 - r[0] + r[4] - r[8], 1 - r[0] - r[4] + r[8]
        };
        int largest = 0;
        for (int i = 1; i < 4; i++) {
            largest = four[i] > four[largest] ? i : largest;
        }
        double t = Math.sqrt(four[largest]);
        double f = 0.5 / t;
        double[] q =
                switch (largest) {
                    case 0 -> new double[] {t / 2, (r[7] - r[5]) * f, (r[2] - r[6]) * f, (r[3] - r[1]) * f};
                    case 1 -> new double[] {(r[7] - r[5]) * f, t / 2, (r[1] + r[3]) * f, (r[2] + r[6]) * f};
                    case 2 -> new double[] {(r[2] - r[6]) * f, (r[1] + r[3]) * f, t / 2, (r[5] + r[7]) * f};
                    default -> new double[] {(r[3] - r[1]) * f, (r[2] + r[6]) * f, (r[5] + r[7]) * f, t / 2};
                };
        double sign = q[0] < 0 ? -1 : 1;
        for (int i = 0; i < 4; i++) {
            q[i] *= sign;
        }
        return q;
    }

    /** The affine's directions: its columns at unit length. */
    static double[] directions(Affine affine) {
        double[] r = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                r[i * 3 + j] = affine.get(i, j) / affine.spacing(j);
            }
        }
        return r;
    }

    static double determinant(double[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7])
                - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    /** The orthogonal matrix nearest to a regular one: its polar factor, by Newton's iteration (Higham 1986). */
    static double[] nearest(double[] matrix) {
        double[] x = matrix.clone();
        for (int step = 0; step < 100; step++) {
            double[] t = inverseTransposed(x);
            double change = 0;
            for (int i = 0; i < 9; i++) {
                double next = (x[i] + t[i]) / 2;
                change = Math.max(change, Math.abs(next - x[i]));
                x[i] = next;
            }
            if (!(change > 1e-15)) {
                break;
            }
        }
        return x;
    }

    private static double[] inverseTransposed(double[] m) {
        double d = determinant(m);
        double[] t = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int a = (i + 1) % 3, b = (i + 2) % 3, c = (j + 1) % 3, e = (j + 2) % 3;
                t[i * 3 + j] = (m[a * 3 + c] * m[b * 3 + e] - m[a * 3 + e] * m[b * 3 + c]) / d;
            }
        }
        return t;
    }

    /**
     * The anatomical direction in which each axis grows, such as LPS. The axis that follows a direction most closely
     * chooses first, as in nibabel.
     */
    static String orientation(Affine affine) {
        double[] r = nearest(directions(affine));
        String[] letters = new String[3];
        boolean[] taken = new boolean[3];
        double[] strength = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            strength[axis] = Math.max(Math.abs(r[axis]), Math.max(Math.abs(r[3 + axis]), Math.abs(r[6 + axis])));
        }
        for (int turn = 0; turn < 3; turn++) {
            int axis = strongest(strength);
            strength[axis] = -1;
            int row = -1;
            for (int i = 0; i < 3; i++) {
                if (!taken[i] && (row < 0 || Math.abs(r[i * 3 + axis]) > Math.abs(r[row * 3 + axis]))) {
                    row = i;
                }
            }
            taken[row] = true;
            letters[axis] = r[row * 3 + axis] < 0 ? MINUS[row] : PLUS[row];
        }
        return String.join("", letters);
    }

    private static int strongest(double[] strength) {
        int axis = 0;
        for (int i = 1; i < 3; i++) {
            axis = strength[i] > strength[axis] ? i : axis;
        }
        return axis;
    }
}
