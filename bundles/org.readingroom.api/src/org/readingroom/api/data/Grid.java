package org.readingroom.api.data;

/**
 * Where a volume's voxels lie: how many along i, j, k, and the map from index to millimetres.
 *
 * <p>Voxel (i, j, k) stands at flat index {@code i + nx * (j + ny * k)}: i fastest, as NIfTI stores it.
 *
 * @param nx voxels along i, at least 1
 * @param ny voxels along j, at least 1
 * @param nz voxels along k, at least 1; {@code nx * ny * nz} fits an array
 * @param affine voxel index to millimetres, RAS+
 */
public record Grid(int nx, int ny, int nz, Affine affine) {
    public Grid {
        if (nx < 1 || ny < 1 || nz < 1) {
            throw new IllegalArgumentException(
                    "a grid has at least one voxel along each axis, not " + nx + "x" + ny + "x" + nz);
        }
        if ((long) nx * ny * nz > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a grid of " + nx + "x" + ny + "x" + nz + " voxels is too large to hold");
        }
        if (affine == null) {
            throw new IllegalArgumentException("a grid needs an affine");
        }
    }

    /** The number of voxels. */
    public int size() {
        return nx * ny * nz;
    }

    /** The flat index of voxel (i, j, k); the arguments are not checked. */
    public int index(int i, int j, int k) {
        return i + nx * (j + ny * k);
    }

    /** The extent along {@code axis} 0..2, in voxels. */
    public int extent(int axis) {
        return switch (axis) {
            case 0 -> nx;
            case 1 -> ny;
            case 2 -> nz;
            default -> throw new IllegalArgumentException("axis " + axis + " is not 0, 1 or 2");
        };
    }

    /** The size of a voxel along i, j, k, in mm. */
    public double[] spacing() {
        return new double[] {affine.spacing(0), affine.spacing(1), affine.spacing(2)};
    }

    /** True where both have the same extents and affines that differ by at most 1e-3 (mm, or mm per voxel). */
    public boolean matches(Grid other) {
        return nx == other.nx && ny == other.ny && nz == other.nz && affine.near(other.affine, 1e-3);
    }

    @Override
    public String toString() {
        double[] s = spacing();
        return String.format(
                java.util.Locale.ROOT, "%dx%dx%d voxels of %.3gx%.3gx%.3g mm", nx, ny, nz, s[0], s[1], s[2]);
    }
}
