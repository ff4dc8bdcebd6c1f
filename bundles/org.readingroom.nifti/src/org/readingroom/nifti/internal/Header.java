package org.readingroom.nifti.internal;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Grid;
import org.readingroom.nifti.NiftiException;
import org.readingroom.nifti.NiftiInfo;
import org.readingroom.nifti.internal.HeaderBlock.Field;

/**
 * The numbers of a header that reading needs, checked and put right where nibabel puts them right (qfac, zero and
 * negative pixdim, unknown form codes, slope 0).
 *
 * @param dims extents, one to seven, i first
 * @param offset where the voxels begin in their file
 * @param slope 1 where there is no scaling
 * @param inter 0 where there is no scaling
 * @param units the code of lengths (low three bits) and times
 */
public record Header(
        int version,
        ByteOrder order,
        Datatype datatype,
        int[] dims,
        long offset,
        double slope,
        double inter,
        int qformCode,
        int sformCode,
        int units,
        Affine affine) {
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    /** Reads the header at the start of a source, and no byte beyond it. */
    public static Header read(ByteSource in, FilePair pair) throws IOException {
        Path file = pair.header();
        byte[] head = new byte[HeaderBlock.SIZE_2];
        int n = in.read(head, 0, HeaderBlock.SIZE_1);
        if (n == HeaderBlock.SIZE_1 && new HeaderFinder(head, n, file).wantsVersion2()) {
            n += in.read(head, n, HeaderBlock.SIZE_2 - n);
        }
        return parse(new HeaderFinder(head, n, file).find(), pair);
    }

    static Header parse(HeaderBlock block, FilePair pair) {
        Path file = pair.header();
        int[] dims = dims(block, file);
        double slope = block.get(Field.SCL_SLOPE);
        double inter = block.get(Field.SCL_INTER);
        boolean scaled = slope != 0 && Double.isFinite(slope);
        if (scaled && !Double.isFinite(inter)) {
            throw new NiftiException(
                    file + " has slope " + slope + " but intercept " + inter + "; set scl_inter to a number");
        }
        int qform = formCode(block.get(Field.QFORM_CODE));
        int sform = formCode(block.get(Field.SFORM_CODE));
        return new Header(
                block.version(),
                block.order(),
                Datatype.of((int) block.get(Field.DATATYPE), file),
                dims,
                offset(block, pair),
                scaled ? slope : 1,
                scaled ? inter : 0,
                qform,
                sform,
                (int) block.get(Field.XYZT_UNITS),
                new Forms(block, file).affine(qform, sform, dims));
    }

    private static int[] dims(HeaderBlock block, Path file) {
        double rank = block.get(Field.DIM);
        if (rank < 1 || rank > 7) {
            throw new NiftiException(
                    file + " has " + (long) rank + " dimensions where NIfTI has 1 to 7; export it again");
        }
        int[] dims = new int[(int) rank];
        for (int a = 0; a < dims.length; a++) {
            double extent = block.get(Field.DIM, a + 1);
            if (extent < 1 || extent > MAX_ARRAY) {
                throw new NiftiException(
                        file + " has " + (long) extent + " voxels along dimension " + (a + 1) + "; export it again");
            }
            dims[a] = (int) extent;
        }
        return dims;
    }

    /** A single file's offset of 0 means the least there is; nibabel would read the header as voxels. */
    private static long offset(HeaderBlock block, FilePair pair) {
        double offset = block.get(Field.VOX_OFFSET);
        if (pair.single() && block.ofPair()) {
            throw new NiftiException(
                    pair.header() + " is the header of a pair; name it .hdr and put its .img beside it");
        }
        int least = pair.single() ? block.leastOffset() : 0;
        if (offset == 0) {
            return least;
        }
        if (!(offset >= least && offset < 1L << 53)) {
            throw new NiftiException(pair.header() + " says that its voxels begin at byte " + offset
                    + ", where at least " + least + " is possible; export it again");
        }
        return (long) offset;
    }

    private static int formCode(double code) {
        return code >= 0 && code <= 5 ? (int) code : 0;
    }

    /** The number of voxels of all frames, which fits an array. */
    public int voxelCount(Path file) {
        long n = 1;
        for (int d : dims) {
            n *= d; // both factors are below 2^31
            if (n > MAX_ARRAY) {
                throw new NiftiException(file + " has more than " + MAX_ARRAY + " voxels; split it into smaller files");
            }
        }
        return (int) n;
    }

    /** Where the voxels of a frame lie; a volume whose lengths are not millimetres is refused. */
    public Grid grid(Path file) {
        if ((units & 7) == 1 || (units & 7) == 3) {
            throw new NiftiException(
                    file + " gives its lengths in " + spaceUnit() + ", not in mm; convert it to mm first");
        }
        voxelCount(file);
        return new Grid(extent(dims, 0), extent(dims, 1), extent(dims, 2), affine);
    }

    static int extent(int[] dims, int axis) {
        return axis < dims.length ? dims[axis] : 1;
    }

    /** What may be told of the header. */
    public NiftiInfo info(boolean compressed) {
        return new NiftiInfo(
                version,
                order,
                datatype.label(),
                IntStream.of(dims).boxed().toList(),
                List.of(affine.spacing(0), affine.spacing(1), affine.spacing(2)),
                affine,
                Rotation.orientation(affine),
                slope,
                inter,
                qformCode,
                sformCode,
                spaceUnit(),
                timeUnit(),
                compressed);
    }

    private String spaceUnit() {
        return switch (units & 7) {
            case 1 -> "metre";
            case 2 -> "mm";
            case 3 -> "micron";
            default -> "unknown";
        };
    }

    private String timeUnit() {
        return switch (units & 56) {
            case 8 -> "s";
            case 16 -> "ms";
            case 24 -> "us";
            case 32 -> "Hz";
            case 40 -> "ppm";
            case 48 -> "rad/s";
            default -> "unknown";
        };
    }
}
