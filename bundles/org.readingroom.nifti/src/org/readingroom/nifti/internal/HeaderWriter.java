package org.readingroom.nifti.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Grid;
import org.readingroom.nifti.internal.HeaderBlock.Field;

/**
 * Makes the header of a single-file 3-D image, little-endian, in mm, unscaled, without any text.
 *
 * <p>NIfTI-1 keeps its affine in 32 bits. The first of these that gives the affine back to 1e-6 voxel is written:
 * NIfTI-1 with the sform (and the same as qform where the axes are orthogonal), NIfTI-1 with the qform alone (an image
 * that came with no other), NIfTI-2 with its 64 bits.
 */
public final class HeaderWriter {
    /** "Aligned to another image": what nibabel writes for a new image. */
    private static final int ALIGNED = 2;

    private static final double TOLERANCE_VOXELS = 1e-6;
    private static final double ORTHOGONAL = 1e-5;

    private final Grid grid;
    private final Datatype type;
    private final double qfac;
    private final double[] quaternion;
    private final boolean orthogonal;

    private HeaderWriter(Grid grid, Datatype type) {
        this.grid = grid;
        this.type = type;
        double[] r = Rotation.directions(grid.affine());
        qfac = Rotation.determinant(r) > 0 ? 1 : -1;
        for (int i = 2; i < 9; i += 3) {
            r[i] *= qfac;
        }
        double[] nearest = Rotation.nearest(r);
        double apart = 0;
        for (int i = 0; i < 9; i++) {
            apart = Math.max(apart, Math.abs(nearest[i] - r[i]));
        }
        orthogonal = apart <= ORTHOGONAL;
        quaternion = Rotation.toQuaternion(nearest);
    }

    /** The bytes before the first voxel. */
    public static byte[] header(Grid grid, Datatype type) {
        HeaderWriter writer = new HeaderWriter(grid, type);
        if (Math.max(grid.nx(), Math.max(grid.ny(), grid.nz())) <= Short.MAX_VALUE) {
            for (boolean withSform : new boolean[] {true, false}) {
                HeaderBlock block = writer.block(1, withSform);
                if ((withSform || writer.orthogonal) && writer.fits(block, withSform)) {
                    return block.bytes();
                }
            }
        }
        return writer.block(2, true).bytes();
    }

    private HeaderBlock block(int version, boolean withSform) {
        int size = version == 1 ? HeaderBlock.SIZE_1 : HeaderBlock.SIZE_2;
        HeaderBlock block = new HeaderBlock(version, ByteOrder.LITTLE_ENDIAN, new byte[size + 4]);
        ByteBuffer start =
                ByteBuffer.wrap(block.bytes()).order(ByteOrder.LITTLE_ENDIAN).putInt(0, size);
        if (version == 1) {
            start.put(38, (byte) 'r').put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
        } else {
            start.put(4, "n+2\0\r\n\032\n".getBytes(StandardCharsets.US_ASCII));
        }
        block.put(Field.DIM, 0, 3, grid.nx(), grid.ny(), grid.nz(), 1, 1, 1, 1);
        block.put(Field.DATATYPE, 0, type.code());
        block.put(Field.BITPIX, 0, 8 * type.bytes());
        block.put(Field.VOX_OFFSET, 0, block.leastOffset());
        block.put(Field.SCL_SLOPE, 0, 1);
        block.put(Field.XYZT_UNITS, 0, 2);
        forms(block, withSform);
        return block;
    }

    private void forms(HeaderBlock block, boolean withSform) {
        Affine a = grid.affine();
        block.put(Field.PIXDIM, 0, qfac, a.spacing(0), a.spacing(1), a.spacing(2), 1, 1, 1, 1);
        block.put(Field.QFORM_CODE, 0, orthogonal ? ALIGNED : 0);
        block.put(Field.QUATERN, 0, quaternion[1], quaternion[2], quaternion[3]);
        block.put(Field.SFORM_CODE, 0, withSform ? ALIGNED : 0);
        for (int row = 0; row < 3; row++) {
            block.put(Field.QOFFSET, row, a.get(row, 3));
            if (withSform) {
                block.put(Field.SROW, row * 4, a.get(row, 0), a.get(row, 1), a.get(row, 2), a.get(row, 3));
            }
        }
    }

    /** Whether the header gives each corner of the grid back to where it was, to 1e-6 voxel. */
    private boolean fits(HeaderBlock block, boolean withSform) {
        Forms forms = new Forms(block, Path.of("header"));
        double[] m = withSform ? forms.sform() : forms.qform();
        Affine inverse = grid.affine().inverse();
        for (int corner = 0; corner < 8; corner++) {
            double[] v = {
                (corner & 1) * (grid.nx() - 1), (corner >> 1 & 1) * (grid.ny() - 1), (corner >> 2) * (grid.nz() - 1)
            };
            double[] mm = new double[3];
            for (int r = 0; r < 3; r++) {
                mm[r] = m[r * 4] * v[0] + m[r * 4 + 1] * v[1] + m[r * 4 + 2] * v[2] + m[r * 4 + 3];
            }
            double[] back = inverse.toMm(mm[0], mm[1], mm[2]);
            for (int axis = 0; axis < 3; axis++) {
                if (!(Math.abs(back[axis] - v[axis]) <= TOLERANCE_VOXELS)) {
                    return false;
                }
            }
        }
        return true;
    }
}
