package org.readingroom.imaging;

import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;

/** Values of a model grid on the source's voxels: trilinear, half-pixel, clamped at the grid's ends; 0 off the window. */
final class BackInterpolation {
    private final int from;
    private final int to;
    private final double[] at;
    private final int last;

    private BackInterpolation(ModelGrid model, DisplayOrder display, int axis) {
        Window window = model.window();
        last = model.grid().extent(axis) - 1;
        from = Math.max(0, window.start(axis));
        to = Math.max(from, Math.min(display.extent(axis), window.start(axis) + window.size(axis)));
        at = new double[to];
        double scale = (double) model.grid().extent(axis) / window.size(axis);
        for (int d = from; d < to; d++) {
            at[d] = Math.max(0, Math.min(last, (d - window.start(axis) + 0.5) * scale - 0.5));
        }
    }

    static FloatVolume of(ModelGrid model, DisplayOrder display, FloatVolume volume) {
        Grid grid = model.grid();
        float[] to = new float[model.source().size()];
        BackInterpolation c = new BackInterpolation(model, display, 0);
        BackInterpolation r = new BackInterpolation(model, display, 1);
        BackInterpolation s = new BackInterpolation(model, display, 2);
        float[] v = volume.values();
        for (int k = s.from; k < s.to; k++) {
            for (int j = r.from; j < r.to; j++) {
                int row00 = grid.index(0, r.low(j), s.low(k)), row01 = grid.index(0, r.high(j), s.low(k));
                int row10 = grid.index(0, r.low(j), s.high(k)), row11 = grid.index(0, r.high(j), s.high(k));
                for (int i = c.from; i < c.to; i++) {
                    double near = mix(c.between(v, row00, i), c.between(v, row01, i), r.share(j));
                    double far = mix(c.between(v, row10, i), c.between(v, row11, i), r.share(j));
                    to[display.sourceIndex(i, j, k)] = (float) mix(near, far, s.share(k));
                }
            }
        }
        return new FloatVolume(model.source(), to);
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }

    private int low(int d) {
        return (int) at[d];
    }

    private int high(int d) {
        return Math.min(low(d) + 1, last);
    }

    private double share(int d) {
        return at[d] - low(d);
    }

    private double between(float[] v, int row, int d) {
        return mix(v[row + low(d)], v[row + high(d)], share(d));
    }
}
