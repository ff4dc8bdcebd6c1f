package org.readingroom.api.data;

import java.util.Arrays;

/**
 * A yes or no at each pixel of a slice (rank 2) or voxel of a volume (rank 3), with the spacing in mm.
 *
 * <p>Shape and spacing are in array order, last index fastest: rank 2 is (row, column), rank 3 is (k, j, i) so that the
 * flat index equals that of {@link Grid}. Immutable by contract: the array is shared, not copied.
 */
public final class Mask {
    private final int[] shape;
    private final double[] spacing;
    private final boolean[] bits;
    private int count = -1;

    /**
     * @param shape extents, rank 2 or 3, each at least 1
     * @param spacing mm along each axis, in the order of {@code shape}, each over 0
     * @param bits one value an element, last index fastest; not copied, not to be changed afterwards
     */
    public Mask(int[] shape, double[] spacing, boolean[] bits) {
        if (shape.length < 2 || shape.length > 3 || spacing.length != shape.length) {
            throw new IllegalArgumentException(
                    "a mask has 2 or 3 axes and a spacing for each, not " + shape.length + " and " + spacing.length);
        }
        long n = 1;
        for (int a = 0; a < shape.length; a++) {
            if (shape[a] < 1 || !(spacing[a] > 0) || Double.isInfinite(spacing[a])) {
                throw new IllegalArgumentException(
                        "axis " + a + " of a mask: extent " + shape[a] + ", spacing " + spacing[a]);
            }
            n *= shape[a];
        }
        if (n != bits.length) {
            throw new IllegalArgumentException(
                    "a mask of shape " + Arrays.toString(shape) + " has " + n + " elements, not " + bits.length);
        }
        this.shape = shape.clone();
        this.spacing = spacing.clone();
        this.bits = bits;
    }

    /** A rank 3 mask on a grid. */
    public static Mask of(Grid grid, boolean[] bits) {
        double[] s = grid.spacing();
        return new Mask(new int[] {grid.nz(), grid.ny(), grid.nx()}, new double[] {s[2], s[1], s[0]}, bits);
    }

    /** An empty mask of the same shape and spacing. */
    public Mask emptied() {
        return new Mask(shape, spacing, new boolean[bits.length]);
    }

    /** The number of axes, 2 or 3. */
    public int rank() {
        return shape.length;
    }

    /** The extent along an axis. */
    public int extent(int axis) {
        return shape[axis];
    }

    /** A copy of the extents. */
    public int[] shape() {
        return shape.clone();
    }

    /** A copy of the spacings, in mm. */
    public double[] spacing() {
        return spacing.clone();
    }

    /** The number of elements. */
    public int size() {
        return bits.length;
    }

    /** Whether the element at a flat index belongs. */
    public boolean at(int index) {
        return bits[index];
    }

    /** The elements themselves, shared: not to be changed. */
    public boolean[] bits() {
        return bits;
    }

    /** How many elements belong; counted once. */
    public int count() {
        int n = count;
        if (n < 0) {
            n = 0;
            for (boolean b : bits) {
                n += b ? 1 : 0;
            }
            count = n;
        }
        return n;
    }

    /** True where no element belongs. */
    public boolean isEmpty() {
        for (boolean b : bits) {
            if (b) {
                return false;
            }
        }
        return true;
    }

    /** Same shape and spacing to 1e-3 mm, so that the two may be compared element by element. */
    public boolean matches(Mask other) {
        if (!Arrays.equals(shape, other.shape)) {
            return false;
        }
        for (int a = 0; a < spacing.length; a++) {
            if (Math.abs(spacing[a] - other.spacing[a]) > 1e-3) {
                return false;
            }
        }
        return true;
    }

    /** The length in mm of the frame's diagonal, extents times spacings: what HD95 counts for a missing mask. */
    public double diagonal() {
        double s = 0;
        for (int a = 0; a < shape.length; a++) {
            s += shape[a] * spacing[a] * shape[a] * spacing[a];
        }
        return Math.sqrt(s);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Mask m
                && Arrays.equals(shape, m.shape)
                && Arrays.equals(spacing, m.spacing)
                && Arrays.equals(bits, m.bits);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return "mask " + Arrays.toString(shape) + ", " + count() + " in";
    }
}
