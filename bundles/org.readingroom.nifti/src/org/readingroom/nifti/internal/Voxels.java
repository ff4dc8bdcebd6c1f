package org.readingroom.nifti.internal;

import java.nio.ByteBuffer;

/**
 * Stored voxels in the file's own type, one array for all frames.
 *
 * <p>Each kind moves whole chunks with one bulk call; nothing is done a voxel at a time until values are asked for.
 */
public sealed interface Voxels {
    /** The number of voxels. */
    int size();

    /** The stored value at a flat index, before scaling. */
    double raw(int index);

    /** Puts {@code count} voxels from {@code bytes}, in the buffer's order, at {@code at}. */
    void fill(ByteBuffer bytes, int at, int count);

    /** The array itself, shared. */
    Object array();

    /** The stored values from {@code from} on, as floats. */
    default void floats(int from, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = (float) raw(from + i);
        }
    }

    /** Empty voxels of a type that is one real number. */
    static Voxels allocate(Datatype type, int count) {
        boolean unsigned = type.unsigned();
        return switch (type) {
            case UINT8, INT8 -> new Bytes(new byte[count], unsigned);
            case INT16, UINT16 -> new Shorts(new short[count], unsigned);
            case INT32, UINT32 -> new Ints(new int[count], unsigned);
            case INT64, UINT64 -> new Longs(new long[count], unsigned);
            case FLOAT32 -> new Floats(new float[count]);
            case FLOAT64 -> new Doubles(new double[count]);
            default -> throw new IllegalArgumentException(type + " is no real number a voxel");
        };
    }

    /** 8 bits a voxel. */
    record Bytes(byte[] array, boolean unsigned) implements Voxels {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double raw(int index) {
            return unsigned ? array[index] & 0xff : array[index];
        }

        @Override
        public void fill(ByteBuffer bytes, int at, int count) {
            bytes.get(array, at, count);
        }
    }

    /** 16 bits a voxel. */
    record Shorts(short[] array, boolean unsigned) implements Voxels {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double raw(int index) {
            return unsigned ? array[index] & 0xffff : array[index];
        }

        @Override
        public void fill(ByteBuffer bytes, int at, int count) {
            bytes.asShortBuffer().get(array, at, count);
        }

        @Override
        public void floats(int from, float[] into) {
            int mask = unsigned ? 0xffff : -1;
            for (int i = 0; i < into.length; i++) {
                into[i] = array[from + i] & mask;
            }
        }
    }

    /** 32-bit whole numbers. */
    record Ints(int[] array, boolean unsigned) implements Voxels {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double raw(int index) {
            return unsigned ? array[index] & 0xffffffffL : array[index];
        }

        @Override
        public void fill(ByteBuffer bytes, int at, int count) {
            bytes.asIntBuffer().get(array, at, count);
        }
    }

    /** 64-bit whole numbers; beyond 2^53 the nearest double stands for them. */
    record Longs(long[] array, boolean unsigned) implements Voxels {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double raw(int index) {
            long v = array[index];
            return unsigned && v < 0 ? (v >>> 1 | v & 1) * 2.0 : v;
        }

        @Override
        public void fill(ByteBuffer bytes, int at, int count) {
            bytes.asLongBuffer().get(array, at, count);
        }
    }

    /** 32-bit floats. */
    record Floats(float[] array) implements Voxels {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double raw(int index) {
            return array[index];
        }

        @Override
        public void fill(ByteBuffer bytes, int at, int count) {
            bytes.asFloatBuffer().get(array, at, count);
        }

        @Override
        public void floats(int from, float[] into) {
            System.arraycopy(array, from, into, 0, into.length);
        }
    }

    /** 64-bit floats. */
    record Doubles(double[] array) implements Voxels {
        @Override
        public int size() {
            return array.length;
        }

        @Override
        public double raw(int index) {
            return array[index];
        }

        @Override
        public void fill(ByteBuffer bytes, int at, int count) {
            bytes.asDoubleBuffer().get(array, at, count);
        }
    }
}
