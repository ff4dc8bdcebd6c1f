package org.readingroom.controls.internal;

import java.util.EnumMap;
import java.util.Map;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.task.PixelBox;

/**
 * The mean box of the tumour on a slice, one a plane, in relative positions: each training patient counts once, by the
 * mean over the slices of that plane that show the tumour.
 *
 * @param edges for each plane the low and high edge along its first patient axis, then along its second
 */
record MeanBox(Map<Plane, double[]> edges) {
    /** The two patient axes (0 right, 1 anterior, 2 superior) that a slice of the plane spans. */
    private static int[] across(Plane plane) {
        return switch (plane) {
            case AXIAL -> new int[] {0, 1};
            case CORONAL -> new int[] {0, 2};
            case SAGITTAL -> new int[] {1, 2};
        };
    }

    /** The box of one patient: the mean over the slices that show the mask, which is not empty. */
    static MeanBox of(Mask mask, RelativeFrame frame) {
        int[][][] ranges = SliceRanges.of(mask, frame.grid());
        Map<Plane, double[]> edges = new EnumMap<>(Plane.class);
        for (Plane plane : Plane.values()) {
            int[] across = across(plane);
            int normal = frame.axes()[3 - across[0] - across[1]];
            double[] sum = new double[4];
            int slices = 0;
            for (int[] range : ranges[normal]) {
                if (range != null) {
                    slices++;
                    addEdges(sum, 0, frame, across[0], range);
                    addEdges(sum, 2, frame, across[1], range);
                }
            }
            edges.put(plane, scaled(sum, 1.0 / slices));
        }
        return new MeanBox(edges);
    }

    /** Adds the outer edges of a range of voxels, in relative positions, low before high. */
    private static void addEdges(double[] sum, int at, RelativeFrame frame, int patientAxis, int[] range) {
        int axis = frame.axes()[patientAxis];
        double a = frame.relative(patientAxis, range[2 * axis] - 0.5);
        double b = frame.relative(patientAxis, range[2 * axis + 1] + 0.5);
        sum[at] += Math.min(a, b);
        sum[at + 1] += Math.max(a, b);
    }

    private static double[] scaled(double[] v, double by) {
        double[] s = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            s[i] = v[i] * by;
        }
        return s;
    }

    /** The mean of the boxes of patients, at least one. */
    static MeanBox mean(Iterable<MeanBox> boxes) {
        Map<Plane, double[]> sums = new EnumMap<>(Plane.class);
        int n = 0;
        for (MeanBox box : boxes) {
            n++;
            for (Plane plane : Plane.values()) {
                double[] sum = sums.computeIfAbsent(plane, p -> new double[4]);
                for (int e = 0; e < 4; e++) {
                    sum[e] += box.edges.get(plane)[e];
                }
            }
        }
        int patients = n;
        sums.replaceAll((plane, sum) -> scaled(sum, 1.0 / patients));
        return new MeanBox(sums);
    }

    /** The box in a slice's own pixel indices, cut to its frame. */
    PixelBox on(SliceView slice, RelativeFrame frame) {
        double[] edge = edges.get(slice.ref().plane());
        double[] a = pixel(slice, frame, edge[0], edge[2]);
        double[] b = pixel(slice, frame, edge[1], edge[3]);
        SliceFrame size = slice.frame();
        double[] rows = inside(Math.min(a[0], b[0]), Math.max(a[0], b[0]), size.rows());
        double[] columns = inside(Math.min(a[1], b[1]), Math.max(a[1], b[1]), size.columns());
        return new PixelBox(rows[0], columns[0], rows[1], columns[1]);
    }

    /** Outer edges to indices of the first and last pixel, half a pixel inwards, not outside 0 to extent - 1. */
    private static double[] inside(double low, double high, int extent) {
        double middle = (low + high) / 2;
        double first = Math.min(low + 0.5, middle);
        double last = Math.max(high - 0.5, middle);
        return new double[] {Math.clamp(first, 0.0, extent - 1.0), Math.clamp(last, 0.0, extent - 1.0)};
    }

    /** The (row, column) of a relative position: the slice's own map to voxels, which is affine, turned round. */
    private static double[] pixel(SliceView slice, RelativeFrame frame, double first, double second) {
        int[] across = across(slice.ref().plane());
        double[] origin = frame.relative(slice.toVoxel(0, 0));
        double[] down = frame.relative(slice.toVoxel(1, 0));
        double[] right = frame.relative(slice.toVoxel(0, 1));
        double a = down[across[0]] - origin[across[0]];
        double b = right[across[0]] - origin[across[0]];
        double c = down[across[1]] - origin[across[1]];
        double d = right[across[1]] - origin[across[1]];
        double det = a * d - b * c;
        if (det == 0) {
            throw new ModelException("slice " + slice.ref() + " does not lie in its plane of the case's volumes");
        }
        double u = first - origin[across[0]];
        double v = second - origin[across[1]];
        return new double[] {(d * u - b * v) / det, (a * v - c * u) / det};
    }
}
