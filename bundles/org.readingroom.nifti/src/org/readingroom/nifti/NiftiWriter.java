package org.readingroom.nifti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;
import org.readingroom.nifti.internal.Datatype;
import org.readingroom.nifti.internal.HeaderWriter;
import org.readingroom.nifti.internal.ImageFile;

/**
 * Writes 3-D images as single-file NIfTI, {@code .nii} or {@code .nii.gz} by the name's ending.
 *
 * <p>The affine comes back to 1e-6 voxel: as sform and, where the axes are orthogonal, as qform of NIfTI-1; where 32
 * bits cannot hold it, as NIfTI-2. A file is there whole or not at all, replaces one of its name, carries no text and
 * no time, and equal images are equal bytes.
 */
public final class NiftiWriter {
    private static final int CHUNK = 1 << 16;
    private static final int PIECE = 1 << 8;
    private static final boolean[] NONE = new boolean[PIECE];

    private NiftiWriter() {}

    /**
     * A mask as uint8, 1 inside and 0 outside.
     *
     * @param mask rank 3, of the grid's extents
     * @throws NiftiException when the file cannot be written
     */
    public static void write(Path file, Mask mask, Grid grid) {
        if (!Arrays.equals(mask.shape(), new int[] {grid.nz(), grid.ny(), grid.nx()})) {
            throw new IllegalArgumentException(mask + " does not lie on a grid of " + grid);
        }
        boolean[] bits = mask.bits();
        write(file, grid, Datatype.UINT8, out -> {
            byte[] chunk = new byte[CHUNK];
            for (int start = 0; start < bits.length; start += CHUNK) {
                int n = Math.min(CHUNK, bits.length - start);
                fill(chunk, bits, start, n);
                out.write(chunk, 0, n);
            }
        });
    }

    /**
     * A label map as uint8.
     *
     * @throws NiftiException when the file cannot be written
     */
    public static void write(Path file, LabelMap labels) {
        write(file, labels.grid(), Datatype.UINT8, (to, i) -> to.put((byte) labels.label(i)));
    }

    /**
     * A volume in the first of int16, float32 and float64 that holds each of its values exactly.
     *
     * @throws NiftiException when the file cannot be written
     */
    public static void write(Path file, Volume volume) {
        Datatype type = narrowest(volume);
        Put put =
                switch (type) {
                    case INT16 -> (to, i) -> to.putShort((short) volume.value(i));
                    case FLOAT32 -> (to, i) -> to.putFloat((float) volume.value(i));
                    default -> (to, i) -> to.putDouble(volume.value(i));
                };
        write(file, volume.grid(), type, put);
    }

    /** Most of a mask is empty, and arrays are compared by whole words: only what is not empty is looked at. */
    private static void fill(byte[] chunk, boolean[] bits, int start, int count) {
        for (int at = 0; at < count; at += PIECE) {
            int n = Math.min(PIECE, count - at);
            if (Arrays.mismatch(bits, start + at, start + at + n, NONE, 0, n) < 0) {
                Arrays.fill(chunk, at, at + n, (byte) 0);
                continue;
            }
            for (int i = at; i < at + n; i++) {
                chunk[i] = (byte) (bits[start + i] ? 1 : 0);
            }
        }
    }

    private interface Put {
        void voxel(ByteBuffer to, int index);
    }

    private static Datatype narrowest(Volume volume) {
        boolean whole = true;
        int n = volume.grid().size();
        for (int i = 0; i < n; i++) {
            double v = volume.value(i);
            if (Double.isNaN(v)) {
                whole = false;
                continue;
            }
            whole &= v == (short) v;
            if (v != (float) v) {
                return Datatype.FLOAT64;
            }
        }
        return whole ? Datatype.INT16 : Datatype.FLOAT32;
    }

    private static void write(Path file, Grid grid, Datatype type, Put put) {
        write(file, grid, type, out -> {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            int n = grid.size();
            for (int i = 0; i < n; i++) {
                put.voxel(chunk, i);
                if (!chunk.hasRemaining() || i == n - 1) {
                    out.write(chunk.array(), 0, chunk.position());
                    chunk.clear();
                }
            }
        });
    }

    private static void write(Path file, Grid grid, Datatype type, ImageFile.Content voxels) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".nii") && !name.endsWith(".nii.gz")) {
            throw new NiftiException("cannot write " + file + ": the name of a NIfTI file ends in .nii or .nii.gz");
        }
        if (Files.isDirectory(file)) {
            throw new NiftiException("cannot write " + file + ": it is a folder; give the name of a file");
        }
        try {
            ImageFile.write(file, name.endsWith(".gz"), out -> {
                out.write(HeaderWriter.header(grid, type));
                voxels.writeTo(out);
            });
        } catch (IOException e) {
            throw new NiftiException(
                    "cannot write " + file + ": " + NiftiReader.reason(e)
                            + "; check that the folder is there, may be written and has room",
                    e);
        }
    }
}
