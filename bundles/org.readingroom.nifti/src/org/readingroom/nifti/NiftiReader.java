package org.readingroom.nifti;

import java.io.IOException;
import java.nio.file.Path;
import org.readingroom.api.data.Grid;
import org.readingroom.nifti.internal.ByteSource;
import org.readingroom.nifti.internal.Datatype;
import org.readingroom.nifti.internal.FilePair;
import org.readingroom.nifti.internal.Header;
import org.readingroom.nifti.internal.VoxelReader;
import org.readingroom.nifti.internal.Voxels;

/**
 * Reads NIfTI-1 and NIfTI-2: {@code .nii}, {@code .hdr} with {@code .img}, each gzipped or not (told by content), in
 * both byte orders and every real numeric type. Shape, affine and scaled values equal nibabel's.
 *
 * <p>Refused with one {@link NiftiException}: files that are not NIfTI (Analyze 7.5 too, whose orientation is not
 * known), truncated or corrupt ones, types that are no real number a voxel (complex, RGB, float128), headers that ask
 * for more than the file can hold, affines that are singular, and, for voxels, lengths in metres or microns, which
 * would pass for millimetres. Memory grows with the bytes that are really there, never with what the header claims.
 *
 * <p>Source: the NIfTI-1.1 and NIfTI-2 headers (nifti1.h, nifti2.h) and, where these leave room, nibabel 5.
 */
public final class NiftiReader {
    private NiftiReader() {}

    /**
     * The image of a file; either file of a pair may be named.
     *
     * @throws NiftiException when it cannot be read whole
     */
    public static NiftiImage read(Path file) {
        FilePair pair = FilePair.of(file);
        try (ByteSource in = ByteSource.open(pair.header())) {
            Header header = Header.read(in, pair);
            Datatype type = header.datatype().requireReal(file);
            Grid grid = header.grid(file);
            int count = header.voxelCount(file);
            if (pair.single()) {
                Voxels voxels = read(in, header, type, count, pair.data());
                return new NiftiImage(pair.data().toString(), header.info(in.compressed()), grid, voxels);
            }
            try (ByteSource data = ByteSource.open(pair.requireData())) {
                Voxels voxels = read(data, header, type, count, pair.data());
                return new NiftiImage(pair.data().toString(), header.info(data.compressed()), grid, voxels);
            }
        } catch (IOException e) {
            throw new NiftiException("cannot read " + file + ": " + reason(e), e);
        }
    }

    /**
     * What the header of a file says; the voxels are not read, and need not be there.
     *
     * @throws NiftiException when the header cannot be read
     */
    public static NiftiInfo info(Path file) {
        FilePair pair = FilePair.of(file);
        try (ByteSource in = ByteSource.open(pair.header())) {
            return Header.read(in, pair).info(in.compressed());
        } catch (IOException e) {
            throw new NiftiException("cannot read " + file + ": " + reason(e), e);
        }
    }

    private static Voxels read(ByteSource in, Header header, Datatype type, int count, Path file) throws IOException {
        long end = header.offset() + (long) count * type.bytes();
        if (end > in.capacity()) {
            throw new NiftiException(file + " is too short for its header, which asks for " + end
                    + " bytes where at most " + in.capacity() + " can be had; copy or export the file again");
        }
        in.skip(header.offset() - in.position());
        Voxels voxels = VoxelReader.read(in, type, header.order(), count);
        in.finish();
        return voxels;
    }

    static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
