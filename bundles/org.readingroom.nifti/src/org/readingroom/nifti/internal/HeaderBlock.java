package org.readingroom.nifti.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes of a NIfTI header and the places of its fields in either version.
 *
 * <p>Only fields that are numbers have a name here; the texts are passed over with the rest.
 */
final class HeaderBlock {
    static final int SIZE_1 = 348;
    static final int SIZE_2 = 540;

    private enum Kind {
        U8,
        I16,
        I32,
        I64,
        F32,
        F64
    }

    /** A field: its offset and kind in NIfTI-1, then in NIfTI-2. */
    enum Field {
        DATATYPE(70, Kind.I16, 12, Kind.I16),
        BITPIX(72, Kind.I16, 14, Kind.I16),
        DIM(40, Kind.I16, 16, Kind.I64),
        PIXDIM(76, Kind.F32, 104, Kind.F64),
        VOX_OFFSET(108, Kind.F32, 168, Kind.I64),
        SCL_SLOPE(112, Kind.F32, 176, Kind.F64),
        SCL_INTER(116, Kind.F32, 184, Kind.F64),
        XYZT_UNITS(123, Kind.U8, 500, Kind.I32),
        QFORM_CODE(252, Kind.I16, 344, Kind.I32),
        SFORM_CODE(254, Kind.I16, 348, Kind.I32),
        QUATERN(256, Kind.F32, 352, Kind.F64),
        QOFFSET(268, Kind.F32, 376, Kind.F64),
        SROW(280, Kind.F32, 400, Kind.F64);

        private final int offset1;
        private final Kind kind1;
        private final int offset2;
        private final Kind kind2;

        Field(int offset1, Kind kind1, int offset2, Kind kind2) {
            this.offset1 = offset1;
            this.kind1 = kind1;
            this.offset2 = offset2;
            this.kind2 = kind2;
        }
    }

    private final int version;
    private final ByteBuffer bytes;

    HeaderBlock(int version, ByteOrder order, byte[] bytes) {
        this.version = version;
        this.bytes = ByteBuffer.wrap(bytes).order(order);
    }

    int version() {
        return version;
    }

    ByteOrder order() {
        return bytes.order();
    }

    byte[] bytes() {
        return bytes.array();
    }

    /** Where a single file's voxels begin at the earliest: after the header and four bytes that tell of extensions. */
    int leastOffset() {
        return (version == 1 ? SIZE_1 : SIZE_2) + 4;
    }

    /** Whether the magic says that the voxels stand in a file of their own. */
    boolean ofPair() {
        return bytes.get(version == 1 ? 345 : 5) == 'i';
    }

    double get(Field field) {
        return get(field, 0);
    }

    /** Element {@code index} of a field, as a double (64-bit extents beyond 2^53 are refused anyway). */
    double get(Field field, int index) {
        int at = version == 1 ? field.offset1 : field.offset2;
        return switch (version == 1 ? field.kind1 : field.kind2) {
            case U8 -> bytes.get(at + index) & 0xff;
            case I16 -> bytes.getShort(at + 2 * index);
            case I32 -> bytes.getInt(at + 4 * index);
            case I64 -> bytes.getLong(at + 8 * index);
            case F32 -> bytes.getFloat(at + 4 * index);
            case F64 -> bytes.getDouble(at + 8 * index);
        };
    }

    /** Sets elements of a field from {@code index} on. */
    void put(Field field, int index, double... values) {
        int at = version == 1 ? field.offset1 : field.offset2;
        for (int i = 0; i < values.length; i++) {
            double v = values[i];
            switch (version == 1 ? field.kind1 : field.kind2) {
                case U8 -> bytes.put(at + index + i, (byte) v);
                case I16 -> bytes.putShort(at + 2 * (index + i), (short) v);
                case I32 -> bytes.putInt(at + 4 * (index + i), (int) v);
                case I64 -> bytes.putLong(at + 8 * (index + i), (long) v);
                case F32 -> bytes.putFloat(at + 4 * (index + i), (float) v);
                case F64 -> bytes.putDouble(at + 8 * (index + i), v);
            }
        }
    }
}
