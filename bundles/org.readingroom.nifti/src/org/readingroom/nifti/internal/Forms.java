package org.readingroom.nifti.internal;

import java.nio.file.Path;
import org.readingroom.api.data.Affine;
import org.readingroom.nifti.NiftiException;
import org.readingroom.nifti.internal.HeaderBlock.Field;

/**
 * The three ways in which a header gives its affine: sform (twelve numbers), qform (quaternion, offset, pixdim), and
 * pixdim alone. The sform goes first where its code is set, then the qform.
 *
 * <p>Source: nifti1.h, methods 3, 2 and 1; nibabel's thresholds, and its x flip and centring for method 1.
 */
final class Forms {
    /** Below these, the quaternion's square of w is rounding and w is 0: three times the fields' precision. */
    private static final double W2_ROUNDING_1 = 3 * 1.1920928955078125e-07;

    private static final double W2_ROUNDING_2 = 3 * 2.220446049250313e-16;

    private final HeaderBlock block;
    private final Path file;

    Forms(HeaderBlock block, Path file) {
        this.block = block;
        this.file = file;
    }

    Affine affine(int qformCode, int sformCode, int[] dims) {
        double[] rows = sformCode != 0 ? sform() : qformCode != 0 ? qform() : base(dims);
        try {
            Affine affine = Affine.of(rows);
            for (int axis = 0; axis < 3; axis++) {
                double s = affine.spacing(axis);
                if (!(s > 0) || !Double.isFinite(s)) {
                    throw new IllegalArgumentException("a voxel measures " + s + " mm along axis " + axis);
                }
            }
            if (!Double.isFinite(affine.determinant())) {
                throw new IllegalArgumentException("the affine is too large");
            }
            return affine;
        } catch (IllegalArgumentException e) {
            String form = sformCode != 0 ? "sform" : qformCode != 0 ? "qform" : "pixdim";
            throw new NiftiException(
                    file + " has no usable place in space (" + form + "): " + e.getMessage()
                            + "; repair its header or export it again",
                    e);
        }
    }

    double[] sform() {
        double[] rows = new double[12];
        for (int i = 0; i < 12; i++) {
            rows[i] = block.get(Field.SROW, i);
        }
        return rows;
    }

    double[] qform() {
        double b = block.get(Field.QUATERN, 0);
        double c = block.get(Field.QUATERN, 1);
        double d = block.get(Field.QUATERN, 2);
        double w2 = 1 - (b * b + c * c + d * d);
        if (Math.abs(w2) < (block.version() == 1 ? W2_ROUNDING_1 : W2_ROUNDING_2)) {
            w2 = 0;
        }
        if (!(w2 >= 0)) {
            throw new NiftiException(file + " has a qform whose quaternion is no rotation (" + b + ", " + c + ", " + d
                    + "); repair its header or export it again");
        }
        double[] r = Rotation.fromQuaternion(Math.sqrt(w2), b, c, d);
        double qfac = block.get(Field.PIXDIM) == -1 ? -1 : 1;
        double[] rows = new double[12];
        for (int i = 0; i < 3; i++) {
            rows[i * 4] = r[i * 3] * pixdim(0);
            rows[i * 4 + 1] = r[i * 3 + 1] * pixdim(1);
            rows[i * 4 + 2] = r[i * 3 + 2] * pixdim(2) * qfac;
            rows[i * 4 + 3] = block.get(Field.QOFFSET, i);
        }
        return rows;
    }

    private double[] base(int[] dims) {
        double[] rows = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            double zoom = axis < dims.length ? pixdim(axis) : 1;
            double step = axis == 0 ? -zoom : zoom;
            rows[axis * 5] = step;
            rows[axis * 4 + 3] = -step * (Header.extent(dims, axis) - 1) / 2.0;
        }
        return rows;
    }

    /** The voxel size along an axis: its absolute value, 1 for 0. */
    private double pixdim(int axis) {
        double v = Math.abs(block.get(Field.PIXDIM, axis + 1));
        return v == 0 ? 1 : v;
    }
}
