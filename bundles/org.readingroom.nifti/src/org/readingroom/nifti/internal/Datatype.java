package org.readingroom.nifti.internal;

import java.nio.file.Path;
import java.util.Locale;
import org.readingroom.nifti.NiftiException;

/** NIfTI's stored types: code, bytes a voxel, and whether a voxel is one real number that Java holds. */
public enum Datatype {
    UINT8(2, 1, true),
    INT16(4, 2, true),
    INT32(8, 4, true),
    FLOAT32(16, 4, true),
    COMPLEX64(32, 8, false),
    FLOAT64(64, 8, true),
    RGB24(128, 3, false),
    INT8(256, 1, true),
    UINT16(512, 2, true),
    UINT32(768, 4, true),
    INT64(1024, 8, true),
    UINT64(1280, 8, true),
    FLOAT128(1536, 16, false),
    COMPLEX128(1792, 16, false),
    COMPLEX256(2048, 32, false),
    RGBA32(2304, 4, false);

    private final int code;
    private final int bytes;
    private final boolean real;

    Datatype(int code, int bytes, boolean real) {
        this.code = code;
        this.bytes = bytes;
        this.real = real;
    }

    /** The type of a header's code. */
    static Datatype of(int code, Path file) {
        for (Datatype t : values()) {
            if (t.code == code) {
                return t;
            }
        }
        throw new NiftiException(file + " has voxels of type code " + code
                + ", which NIfTI gives no size; export the file again with a numeric type such as int16 or float32");
    }

    /** This type, where a voxel of it is one real number. */
    public Datatype requireReal(Path file) {
        if (!real) {
            throw new NiftiException(file + " has " + label() + " voxels, which are no single real number each;"
                    + " convert it to a numeric type such as int16 or float32 (a magnitude or luminance image)");
        }
        return this;
    }

    /** The code in the header. */
    public int code() {
        return code;
    }

    /** Bytes a voxel. */
    public int bytes() {
        return bytes;
    }

    /** True for the whole-number types without sign. */
    boolean unsigned() {
        return this == UINT8 || this == UINT16 || this == UINT32 || this == UINT64;
    }

    /** NIfTI's name, lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
