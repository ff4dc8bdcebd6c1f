package org.readingroom.imaging;

import org.readingroom.api.data.Affine;

/**
 * The orthogonal matrix closest to an affine's 3 x 3 part after its columns are scaled to length 1: the orthogonal
 * factor of its polar decomposition. A reflection stays a reflection.
 *
 * <p>Source: N. Higham, "Computing the polar decomposition, with applications", SIAM J. Sci. Stat. Comput. 7 (1986):
 * the Newton iteration {@code X <- (X + X^-T) / 2}, which converges for every matrix that is not singular.
 */
final class ClosestRotation {
    private static final int MOST_STEPS = 200;
    private static final double CONVERGED = 1e-14;

    private ClosestRotation() {}

    /** Entry [row][column] of the closest orthogonal matrix. */
    static double[][] of(Affine affine) {
        double[][] x = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                x[r][c] = affine.get(r, c) / affine.spacing(c);
            }
        }
        double change = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS && change > CONVERGED; step++) {
            change = improve(x);
        }
        return x;
    }

    /** One step; gives the greatest change of an entry. */
    private static double improve(double[][] x) {
        double[][] cofactors = cofactors(x);
        double determinant = x[0][0] * cofactors[0][0] + x[0][1] * cofactors[0][1] + x[0][2] * cofactors[0][2];
        if (determinant == 0) {
            throw new ImagingException(
                    "the affine's axes lie so close to one plane that their directions cannot be told;"
                            + " mend the header's sform or qform");
        }
        double change = 0;
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                double next = (x[r][c] + cofactors[r][c] / determinant) / 2;
                change = Math.max(change, Math.abs(next - x[r][c]));
                x[r][c] = next;
            }
        }
        return change;
    }

    /** Divided by the determinant, these are the transposed inverse. */
    private static double[][] cofactors(double[][] x) {
        double[][] k = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                int a = (r + 1) % 3, b = (r + 2) % 3, d = (c + 1) % 3, e = (c + 2) % 3;
                k[r][c] = x[a][d] * x[b][e] - x[a][e] * x[b][d];
            }
        }
        return k;
    }
}
