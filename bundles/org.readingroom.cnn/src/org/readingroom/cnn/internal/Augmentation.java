package org.readingroom.cnn.internal;

import java.util.Random;

/**
 * One draw's variation of a sample: mirrored, turned, scaled, shifted, and its contrast and brightness changed.
 *
 * <p>Voxels are moved about the middle of the array, in voxels of the array: scores trilinearly, the target to the
 * nearest. What comes in from outside is the channel's first voxel, the corner of the array, and no target.
 */
final class Augmentation {
    private final int[] shape;
    private final boolean flip;
    private final double cos;
    private final double sin;
    private final double[] shift = new double[3];
    private final double[][] intensity;

    private Augmentation(AugmentationSettings s, int channels, int[] shape, Random random) {
        this.shape = shape;
        flip = random.nextDouble() < s.flip();
        double angle = Math.toRadians(s.rotation()) * symmetric(random);
        double scale = 1 + s.scaling() * symmetric(random);
        cos = Math.cos(angle) / scale;
        sin = Math.sin(angle) / scale;
        for (int axis = 0; axis < 3; axis++) {
            shift[axis] = s.shift() * shape[axis] * symmetric(random);
        }
        intensity = new double[channels][];
        for (int c = 0; c < channels; c++) {
            intensity[c] = new double[] {1 + s.intensity() * symmetric(random), s.intensity() * symmetric(random)};
        }
    }

    /**
     * A sample varied.
     *
     * @param shape channels, slices, rows, columns
     * @param seed the draw's own
     */
    static Sample vary(Sample sample, AugmentationSettings settings, int[] shape, long seed) {
        if (settings.equals(AugmentationSettings.OFF)) {
            return sample;
        }
        int[] extents = {shape[1], shape[2], shape[3]};
        Augmentation a = new Augmentation(settings, shape[0], extents, new Random(seed));
        int n = extents[0] * extents[1] * extents[2];
        float[] voxels = settings.moves()
                ? a.moved(sample.voxels(), shape[0], n, true)
                : sample.voxels().clone();
        float[] target = sample.target();
        if (settings.moves() && target.length == n) {
            target = a.moved(target, 1, n, false);
        }
        for (int c = 0; c < shape[0]; c++) {
            for (int v = c * n; v < (c + 1) * n; v++) {
                voxels[v] = (float) (voxels[v] * a.intensity[c][0] + a.intensity[c][1]);
            }
        }
        return new Sample(sample.subject(), sample.prepared(), voxels, target);
    }

    private static double symmetric(Random random) {
        return 2 * random.nextDouble() - 1;
    }

    private float[] moved(float[] from, int channels, int n, boolean smooth) {
        float[] to = new float[from.length];
        for (int k = 0; k < shape[0]; k++) {
            for (int j = 0; j < shape[1]; j++) {
                for (int i = 0; i < shape[2]; i++) {
                    double[] p = source(k, j, i);
                    int at = (k * shape[1] + j) * shape[2] + i;
                    for (int c = 0; c < channels; c++) {
                        to[c * n + at] = smooth ? trilinear(from, c * n, p) : nearest(from, c * n, p);
                    }
                }
            }
        }
        return to;
    }

    /** Where the voxel that comes to (k, j, i) was. */
    private double[] source(int k, int j, int i) {
        double y = j - (shape[1] - 1) / 2.0;
        double x = (flip ? shape[2] - 1 - i : i) - (shape[2] - 1) / 2.0;
        double scale = Math.hypot(cos, sin);
        return new double[] {
            (k - (shape[0] - 1) / 2.0) * scale + (shape[0] - 1) / 2.0 - shift[0],
            cos * y - sin * x + (shape[1] - 1) / 2.0 - shift[1],
            sin * y + cos * x + (shape[2] - 1) / 2.0 - shift[2]
        };
    }

    private float nearest(float[] from, int base, double[] p) {
        int at = index((int) Math.rint(p[0]), (int) Math.rint(p[1]), (int) Math.rint(p[2]));
        return at < 0 ? 0 : from[base + at];
    }

    private float trilinear(float[] from, int base, double[] p) {
        int k = (int) Math.floor(p[0]);
        int j = (int) Math.floor(p[1]);
        int i = (int) Math.floor(p[2]);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int dk = corner >> 2;
            int dj = corner >> 1 & 1;
            int di = corner & 1;
            double weight = (dk == 1 ? p[0] - k : 1 - p[0] + k)
                    * (dj == 1 ? p[1] - j : 1 - p[1] + j)
                    * (di == 1 ? p[2] - i : 1 - p[2] + i);
            if (weight > 0) {
                int at = index(k + dk, j + dj, i + di);
                sum += weight * from[base + Math.max(0, at)];
            }
        }
        return (float) sum;
    }

    /** The flat index, -1 outside. */
    private int index(int k, int j, int i) {
        boolean inside = k >= 0 && k < shape[0] && j >= 0 && j < shape[1] && i >= 0 && i < shape[2];
        return inside ? (k * shape[1] + j) * shape[2] + i : -1;
    }
}
