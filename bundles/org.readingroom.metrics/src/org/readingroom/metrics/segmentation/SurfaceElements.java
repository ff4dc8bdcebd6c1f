package org.readingroom.metrics.segmentation;

import java.util.Arrays;

/**
 * The area in mm2 (in a slice the length in mm) of the piece of surface inside the cell that 2 x 2 x 2 (2 x 2)
 * neighbouring voxel centres span, for every way in which those voxels may belong to a mask.
 *
 * <p>A code has one bit a voxel, the highest for the first in array order. The surface cuts the edges of the cell half
 * way, as in marching cubes: the fewer of the voxels in and the voxels out are grouped into parts joined along edges of
 * the cell, and each part is fenced off alone. Where the fence is not plane it is the one that
 * google-deepmind/surface-distance uses, so that areas and everything weighted by them agree with it.
 */
final class SurfaceElements {
    private static final int VOXELS = 8;

    /** Area of a plane piece of unit normal direction, by axis: the product of the other two spacings. */
    private final double[] face;
    /** Length of the vector of all three. */
    private final double diagonal;

    private SurfaceElements(double[] spacing) {
        face = new double[] {spacing[1] * spacing[2], spacing[0] * spacing[2], spacing[0] * spacing[1]};
        diagonal = Math.sqrt(face[0] * face[0] + face[1] * face[1] + face[2] * face[2]);
    }

    /** The area for each of the 256 codes of a volume. */
    static double[] areas(double[] spacing) {
        SurfaceElements elements = new SurfaceElements(spacing);
        double[] areas = new double[1 << VOXELS];
        for (int code = 0; code < areas.length; code++) {
            areas[code] = elements.area(Integer.bitCount(code) > VOXELS / 2 ? ~code & 0xff : code);
        }
        return areas;
    }

    /** The length for each of the 16 codes of a slice; spacing along rows' axis first. */
    static double[] lengths(double rowSpacing, double columnSpacing) {
        double corner = 0.5 * Math.hypot(rowSpacing, columnSpacing);
        double[] lengths = new double[16];
        Arrays.fill(lengths, corner);
        lengths[0b0000] = 0;
        lengths[0b1111] = 0;
        lengths[0b0011] = columnSpacing;
        lengths[0b1100] = columnSpacing;
        lengths[0b0101] = rowSpacing;
        lengths[0b1010] = rowSpacing;
        lengths[0b0110] = 2 * corner;
        lengths[0b1001] = 2 * corner;
        return lengths;
    }

    private double area(int code) {
        double sum = 0;
        int left = code;
        while (left != 0) {
            int part = partOf(Integer.lowestOneBit(left), left);
            sum += fence(part);
            left &= ~part;
        }
        return sum;
    }

    /** All voxels of the code that can be reached from a seed along edges of the cell. */
    private static int partOf(int seed, int code) {
        int part = seed;
        for (int before = 0; before != part; ) {
            before = part;
            for (int voxel = 0; voxel < VOXELS; voxel++) {
                if ((part >> voxel & 1) != 0) {
                    part |= neighbours(voxel) & code;
                }
            }
        }
        return part;
    }

    /** The three voxels across an edge: indices that differ in one of three binary places. */
    private static int neighbours(int voxel) {
        return 1 << (voxel ^ 1) | 1 << (voxel ^ 2) | 1 << (voxel ^ 4);
    }

    private double fence(int part) {
        int[] edges = edgesByAxis(part);
        int most = mostNeighbours(part);
        return switch (Integer.bitCount(part)) {
            case 1 -> 0.125 * diagonal;
            case 2 -> 0.5 * without(axisWith(edges, 1));
            case 3 -> 0.5 * face[axisWith(edges, 0)] + 0.375 * diagonal;
            default -> {
                if (most == 3) {
                    yield 0.75 * diagonal;
                }
                yield edges[0] + edges[1] + edges[2] == 4 ? face[axisWith(edges, 0)] : twisted(part);
            }
        };
    }

    /**
     * Four voxels in a row that turns twice, out of the plane: two triangles along the diagonal and one at each end.
     */
    private double twisted(int part) {
        int middle = middleAxis(part);
        double ends = 0;
        for (int axis = 0; axis < 3; axis++) {
            if (axis != middle) {
                ends += 0.25 * Math.hypot(face[middle], face[axis]);
            }
        }
        return 0.5 * diagonal + ends;
    }

    private double without(int axis) {
        return Math.hypot(face[(axis + 1) % 3], face[(axis + 2) % 3]);
    }

    private static int axisWith(int[] edges, int wanted) {
        for (int axis = 0; axis < 3; axis++) {
            if (edges[axis] == wanted) {
                return axis;
            }
        }
        throw new IllegalStateException("no axis with " + wanted + " edges in " + Arrays.toString(edges));
    }

    /** How many edges of the cell join two voxels of the part, by axis; bit 4 of a voxel's index is axis 0. */
    private static int[] edgesByAxis(int part) {
        int[] edges = new int[3];
        for (int voxel = 0; voxel < VOXELS; voxel++) {
            for (int axis = 0; axis < 3; axis++) {
                int step = 4 >> axis;
                if ((voxel & step) == 0 && (part >> voxel & 1) != 0 && (part >> (voxel | step) & 1) != 0) {
                    edges[axis]++;
                }
            }
        }
        return edges;
    }

    private static int mostNeighbours(int part) {
        int most = 0;
        for (int voxel = 0; voxel < VOXELS; voxel++) {
            if ((part >> voxel & 1) != 0) {
                most = Math.max(most, Integer.bitCount(neighbours(voxel) & part));
            }
        }
        return most;
    }

    private static int middleAxis(int part) {
        for (int voxel = 0; voxel < VOXELS; voxel++) {
            for (int axis = 0; axis < 3; axis++) {
                int other = voxel ^ (4 >> axis);
                if (inside(part, voxel) && inside(part, other)) {
                    return axis;
                }
            }
        }
        throw new IllegalStateException("no middle edge in " + Integer.toBinaryString(part));
    }

    private static boolean inside(int part, int voxel) {
        return (part >> voxel & 1) != 0 && Integer.bitCount(neighbours(voxel) & part) == 2;
    }
}
