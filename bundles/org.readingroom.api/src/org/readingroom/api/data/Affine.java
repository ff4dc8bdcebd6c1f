package org.readingroom.api.data;

import java.util.Arrays;

/**
 * The map from voxel index (i, j, k) to scanner millimetres (x, y, z) in the RAS+ frame of NIfTI: +x is the patient's
 * right, +y anterior, +z superior.
 *
 * <p>A 3 x 4 matrix in rows: {@code mm[r] = m[r][0] i + m[r][1] j + m[r][2] k + m[r][3]}. Immutable.
 */
public final class Affine {
    private final double[] m;

    private Affine(double[] m) {
        this.m = m;
    }

    /**
     * An affine from its twelve entries in rows (a 4 x 4's last row, 0 0 0 1, is not given).
     *
     * @throws IllegalArgumentException when there are not twelve, one is not finite, or the 3 x 3 part is singular
     */
    public static Affine of(double... rows) {
        if (rows.length != 12) {
            throw new IllegalArgumentException("an affine has 12 entries (3 rows of 4), not " + rows.length);
        }
        for (double v : rows) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException("an affine's entries are finite, not " + v);
            }
        }
        Affine a = new Affine(rows.clone());
        if (a.determinant() == 0) {
            throw new IllegalArgumentException("the affine is singular: its axes do not span space");
        }
        return a;
    }

    /** The affine of voxels of {@code dx, dy, dz} mm with voxel (0, 0, 0) at the origin. */
    public static Affine scaling(double dx, double dy, double dz) {
        return of(dx, 0, 0, 0, 0, dy, 0, 0, 0, 0, dz, 0);
    }

    /** The entry in {@code row} 0..2 and {@code column} 0..3. */
    public double get(int row, int column) {
        return m[row * 4 + column];
    }

    /** The millimetre position of a (possibly fractional) voxel index. */
    public double[] toMm(double i, double j, double k) {
        double[] mm = new double[3];
        for (int r = 0; r < 3; r++) {
            mm[r] = m[r * 4] * i + m[r * 4 + 1] * j + m[r * 4 + 2] * k + m[r * 4 + 3];
        }
        return mm;
    }

    /** The fractional voxel index of a millimetre position. */
    public double[] toVoxel(double x, double y, double z) {
        Affine inv = inverse();
        return inv.toMm(x, y, z);
    }

    /** The map from millimetres to voxel index. */
    public Affine inverse() {
        double d = determinant();
        double[] r = new double[12];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int a = (j + 1) % 3, b = (j + 2) % 3, c = (i + 1) % 3, e = (i + 2) % 3;
                r[i * 4 + j] = (get(a, c) * get(b, e) - get(a, e) * get(b, c)) / d;
            }
        }
        for (int i = 0; i < 3; i++) {
            r[i * 4 + 3] = -(r[i * 4] * m[3] + r[i * 4 + 1] * m[7] + r[i * 4 + 2] * m[11]);
        }
        return new Affine(r);
    }

    /** This affine after {@code first}: {@code compose(first).toMm(p) == toMm(first.toMm(p))}. */
    public Affine compose(Affine first) {
        double[] r = new double[12];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                double s = j == 3 ? m[i * 4 + 3] : 0;
                for (int k = 0; k < 3; k++) {
                    s += m[i * 4 + k] * first.get(k, j);
                }
                r[i * 4 + j] = s;
            }
        }
        return new Affine(r);
    }

    /** The length in mm of one voxel step along {@code axis} 0..2. */
    public double spacing(int axis) {
        return Math.sqrt(m[axis] * m[axis] + m[4 + axis] * m[4 + axis] + m[8 + axis] * m[8 + axis]);
    }

    /** The determinant of the 3 x 3 part: signed mm3 of a voxel; negative where the axes are left-handed. */
    public double determinant() {
        return m[0] * (m[5] * m[10] - m[6] * m[9])
                - m[1] * (m[4] * m[10] - m[6] * m[8])
                + m[2] * (m[4] * m[9] - m[5] * m[8]);
    }

    /** True where every entry differs by at most {@code tolerance}. */
    public boolean near(Affine other, double tolerance) {
        for (int i = 0; i < 12; i++) {
            if (Math.abs(m[i] - other.m[i]) > tolerance) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Affine a && Arrays.equals(canonical(m), canonical(a.m));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(canonical(m));
    }

    /** Signed zeros occur in real headers and mean nothing. */
    private static double[] canonical(double[] v) {
        double[] c = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            c[i] = v[i] + 0.0;
        }
        return c;
    }

    @Override
    public String toString() {
        return Arrays.toString(canonical(m));
    }
}
