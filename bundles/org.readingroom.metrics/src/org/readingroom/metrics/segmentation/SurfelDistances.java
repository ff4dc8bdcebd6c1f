package org.readingroom.metrics.segmentation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.readingroom.api.metric.MetricException;
import org.readingroom.imaging.DistanceTransform;

/**
 * Distances between surfaces weighted by area: each surface element stands at a corner of the voxels and counts by its
 * area in mm2 (in a slice its length in mm).
 *
 * @param fromPrediction the elements of the prediction's surface
 * @param fromReference the elements of the reference's surface
 */
public record SurfelDistances(Side fromPrediction, Side fromReference) {
    /**
     * The surface elements of one mask in order of distance, then of area.
     *
     * @param distances mm to the nearest surface element of the other mask, ascending; not to be changed
     * @param areas the area of each element, in the order of {@code distances}; not to be changed
     */
    public record Side(double[] distances, double[] areas) {
        /** The sum of all areas. */
        public double area() {
            return Arrays.stream(areas).sum();
        }

        /** The sum of the areas of elements within a tolerance in mm. */
        public double areaWithin(double tolerance) {
            double sum = 0;
            for (int i = 0; i < areas.length && distances[i] <= tolerance; i++) {
                sum += areas[i];
            }
            return sum;
        }

        /** The mean distance in mm, weighted by area. */
        public double meanDistance() {
            double sum = 0;
            for (int i = 0; i < areas.length; i++) {
                sum += distances[i] * areas[i];
            }
            return sum / area();
        }

        /** The first distance at which elements of that share of the area, 0 to 1, lie no farther; no interpolation. */
        public double distanceAt(double share) {
            double all = area();
            double sum = 0;
            for (int i = 0; i < areas.length; i++) {
                sum += areas[i];
                if (sum / all >= share) {
                    return distances[i];
                }
            }
            return distances[distances.length - 1];
        }
    }

    /**
     * The distances of a pair.
     *
     * @throws MetricException where either mask is empty: there is no surface to measure to
     */
    public static SurfelDistances of(MaskPair pair) {
        if (pair.predictionEmpty() || pair.referenceEmpty()) {
            throw new MetricException(
                    "a mask is empty, so there are no surface distances: apply the metric's empty rule");
        }
        Corners corners = new Corners(pair);
        int[] predicted = corners.codes(pair.prediction());
        int[] wanted = corners.codes(pair.reference());
        return new SurfelDistances(corners.side(predicted, wanted), corners.side(wanted, predicted));
    }

    /** The corners of the voxels of a crop: one more than voxels along each axis that exists. */
    private static final class Corners {
        private final int[] voxels;
        private final int[] shape;
        private final double[] spacing;
        private final double[] areas;
        private final boolean slice;

        Corners(MaskPair pair) {
            voxels = pair.shape();
            slice = pair.slice();
            spacing = pair.spacing();
            shape = new int[] {slice ? 1 : voxels[0] + 1, voxels[1] + 1, voxels[2] + 1};
            areas = slice ? SurfaceElements.lengths(spacing[1], spacing[2]) : SurfaceElements.areas(spacing);
        }

        /** Which of the voxels round each corner belong, the first in array order in the highest bit. */
        int[] codes(boolean[] bits) {
            int[] codes = new int[shape[0] * shape[1] * shape[2]];
            int at = 0;
            for (int p = 0; p < voxels[0]; p++) {
                for (int r = 0; r < voxels[1]; r++) {
                    for (int c = 0; c < voxels[2]; c++) {
                        if (bits[at++]) {
                            spread(codes, p, r, c);
                        }
                    }
                }
            }
            return codes;
        }

        private void spread(int[] codes, int p, int r, int c) {
            for (int corner = slice ? 4 : 0; corner < 8; corner++) {
                int dp = slice ? 0 : corner >> 2;
                int dr = corner >> 1 & 1;
                int dc = corner & 1;
                // The voxel lies before the corner it is spread to, so it is the corner's last where the step is 0.
                codes[((p + dp) * shape[1] + r + dr) * shape[2] + c + dc] |= 1 << (corner & (slice ? 3 : 7));
            }
        }

        Side side(int[] from, int[] to) {
            double[] squared = DistanceTransform.squared(shape, spacing, surface(to));
            boolean[] surface = surface(from);
            int[] order = IntStream.range(0, from.length)
                    .filter(i -> surface[i])
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(i -> squared[i])
                            .thenComparingDouble(i -> areas[from[i]]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Side(
                    Arrays.stream(order).mapToDouble(i -> Math.sqrt(squared[i])).toArray(),
                    Arrays.stream(order).mapToDouble(i -> areas[from[i]]).toArray());
        }

        private boolean[] surface(int[] codes) {
            int full = areas.length - 1;
            boolean[] surface = new boolean[codes.length];
            for (int i = 0; i < codes.length; i++) {
                surface[i] = codes[i] != 0 && codes[i] != full;
            }
            return surface;
        }
    }
}
