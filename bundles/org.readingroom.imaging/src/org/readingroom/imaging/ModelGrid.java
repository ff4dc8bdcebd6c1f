package org.readingroom.imaging;

import org.readingroom.api.data.Affine;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.ModelSpace;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.Volume;

/**
 * The grid on which a model reads a case, and the whole chain to it and back: reorientation to display order, a
 * {@link Window} cut out and padded with zeros, and a resize.
 *
 * <p>Its flat array is (slice, row, column), last fastest: slices upwards, rows from front to back, columns from the
 * patient's right to left. Voxel centres map half-pixel, {@code window = (model + 0.5) size / extent - 0.5}, as
 * {@code torch.nn.functional.interpolate} does with {@code align_corners=False}; volumes are trilinear without
 * antialias, clamped at the window's edge; masks take the nearest voxel of the same map ({@code nearest-exact}).
 */
public final class ModelGrid implements ModelSpace {
    private final Grid source;
    private final DisplayOrder display;
    private final Window window;
    private final Grid grid;
    private final Affine toSource;
    private final Affine fromSource;

    private ModelGrid(Grid source, Window window, int[] extent) {
        this.source = source;
        this.window = window;
        display = DisplayOrder.of(source);
        double[] m = new double[12];
        for (int a = 0; a < 3; a++) {
            double scale = (double) window.size(a) / extent[a];
            m[a * 4 + a] = scale;
            m[a * 4 + 3] = window.start(a) + 0.5 * scale - 0.5;
        }
        toSource = display.toSource().compose(Affine.of(m));
        fromSource = toSource.inverse();
        grid = new Grid(extent[0], extent[1], extent[2], source.affine().compose(toSource));
    }

    /**
     * The model grid of a case.
     *
     * @param source the grid of the case's volumes
     * @param window what is cut out
     * @param slices extent upwards
     * @param rows extent from front to back
     * @param columns extent from right to left
     * @throws ImagingException where the source's axes have no closest patient axes
     */
    public static ModelGrid of(Grid source, Window window, int slices, int rows, int columns) {
        return new ModelGrid(source, window, new int[] {columns, rows, slices});
    }

    @Override
    public Grid source() {
        return source;
    }

    /** What is cut out of it. */
    public Window window() {
        return window;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public double[] toSource(double column, double row, double slice) {
        return toSource.toMm(column, row, slice);
    }

    /** The model voxel (column, row, slice), fractional, of a source voxel index; it may lie outside the grid. */
    public double[] fromSource(double i, double j, double k) {
        return fromSource.toMm(i, j, k);
    }

    /** A volume of the source on the model grid. */
    public FloatVolume resample(Volume volume) {
        if (!volume.grid().matches(source)) {
            throw new IllegalArgumentException("a volume on " + volume.grid() + " is not one of " + source);
        }
        float[] from = volume.toFloats();
        float[] to = new float[grid.size()];
        Taps c = new Taps(0);
        Taps r = new Taps(1);
        Taps s = new Taps(2);
        int origin = display.sourceIndex(0, 0, 0);
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                boolean rows00 = s.inLow[k] && r.inLow[j], rows01 = s.inLow[k] && r.inHigh[j];
                boolean rows10 = s.inHigh[k] && r.inLow[j], rows11 = s.inHigh[k] && r.inHigh[j];
                int base00 = origin + s.low[k] + r.low[j], base01 = origin + s.low[k] + r.high[j];
                int base10 = origin + s.high[k] + r.low[j], base11 = origin + s.high[k] + r.high[j];
                for (int i = 0; i < grid.nx(); i++) {
                    double v00 = rows00 ? c.between(from, base00, i) : 0;
                    double v01 = rows01 ? c.between(from, base01, i) : 0;
                    double v10 = rows10 ? c.between(from, base10, i) : 0;
                    double v11 = rows11 ? c.between(from, base11, i) : 0;
                    double near = v00 + r.share[j] * (v01 - v00);
                    double far = v10 + r.share[j] * (v11 - v10);
                    to[at++] = (float) (near + s.share[k] * (far - near));
                }
            }
        }
        return new FloatVolume(grid, to);
    }

    /** A mask of the source on the model grid: each model voxel takes the source voxel nearest to its centre. */
    public Mask resample(Mask mask) {
        SliceGeometry.check(mask, source);
        boolean[] to = new boolean[grid.size()];
        forEachNearest((at, from) -> to[at] = mask.at(from));
        return Mask.of(grid, to);
    }

    /** Labels of the source on the model grid, as masks are; background beyond the volume. */
    public LabelMap resample(LabelMap labels) {
        if (!labels.grid().matches(source)) {
            throw new IllegalArgumentException("labels on " + labels.grid() + " are not of " + source);
        }
        byte[] to = new byte[grid.size()];
        forEachNearest((at, from) -> to[at] = (byte) labels.label(from));
        return new LabelMap(grid, to);
    }

    /** Every model voxel whose nearest source voxel lies in the volume, with that voxel's flat index. */
    private void forEachNearest(IndexPair each) {
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            int s = nearest(k, 2);
            for (int j = 0; j < grid.ny(); j++) {
                int r = nearest(j, 1);
                for (int i = 0; i < grid.nx(); i++, at++) {
                    int c = nearest(i, 0);
                    if (c >= 0 && r >= 0 && s >= 0) {
                        each.accept(at, display.sourceIndex(c, r, s));
                    }
                }
            }
        }
    }

    /** Takes a model voxel and a source voxel. */
    private interface IndexPair {
        void accept(int model, int source);
    }

    /**
     * The slice of the source that a slice of the model grid shows: the nearest to its middle, by the same map as masks
     * take; the volume's last where the window reaches beyond it.
     *
     * @throws ImagingException where the model grid has no such slice
     */
    public SliceRef sourceSlice(SliceRef ref) {
        int extent = Slices.count(grid, ref.plane());
        if (ref.index() >= extent) {
            throw new ImagingException("slice " + ref + " lies outside the model grid, which has " + extent);
        }
        // Axial slices count upwards as the display's do; coronal and sagittal ones against its rows and columns.
        boolean along = ref.plane() == Plane.AXIAL;
        int axis = along ? 2 : ref.plane() == Plane.CORONAL ? 1 : 0;
        int at = window.start(axis) + within(along ? ref.index() : extent - 1 - ref.index(), axis);
        int cut = Math.max(0, Math.min(display.extent(axis) - 1, at));
        return new SliceRef(ref.plane(), along ? cut : display.extent(axis) - 1 - cut);
    }

    @Override
    public Mask toSource(Mask mask) {
        SliceGeometry.check(mask, grid);
        boolean[] to = new boolean[source.size()];
        for (int s = 0; s < display.extent(2); s++) {
            int k = back(s, 2);
            for (int r = 0; r < display.extent(1); r++) {
                int j = back(r, 1);
                for (int c = 0; c < display.extent(0); c++) {
                    int i = back(c, 0);
                    to[display.sourceIndex(c, r, s)] = i >= 0 && j >= 0 && k >= 0 && mask.at(grid.index(i, j, k));
                }
            }
        }
        return Mask.of(source, to);
    }

    @Override
    public FloatVolume toSource(FloatVolume volume) {
        if (!volume.grid().matches(grid)) {
            throw new IllegalArgumentException("a volume on " + volume.grid() + " is not one of " + grid);
        }
        return BackInterpolation.of(this, display, volume);
    }

    /** The display index nearest to a model index; -1 beyond the volume. */
    private int nearest(int model, int axis) {
        int at = window.start(axis) + within(model, axis);
        return at < 0 || at >= display.extent(axis) ? -1 : at;
    }

    /** The index inside the window nearest to a model index; of two the greater. */
    private int within(int model, int axis) {
        return (int) ((2L * model + 1) * window.size(axis) / (2L * grid.extent(axis)));
    }

    /** The model index nearest to a display index; -1 beyond the window. */
    private int back(int at, int axis) {
        int within = at - window.start(axis);
        return within < 0 || within >= window.size(axis)
                ? -1
                : (int) ((2L * within + 1) * grid.extent(axis) / (2L * window.size(axis)));
    }

    /** For each model index along an axis: the two neighbours in the stored array, and the share of the second. */
    private final class Taps {
        private final int[] low;
        private final int[] high;
        private final boolean[] inLow;
        private final boolean[] inHigh;
        private final double[] share;

        Taps(int axis) {
            int n = grid.extent(axis);
            int size = window.size(axis);
            low = new int[n];
            high = new int[n];
            inLow = new boolean[n];
            inHigh = new boolean[n];
            share = new double[n];
            for (int d = 0; d < n; d++) {
                double x = Math.max(0, Math.min(size - 1, (d + 0.5) * size / n - 0.5));
                int first = (int) x;
                share[d] = x - first;
                int a = window.start(axis) + first;
                int b = window.start(axis) + Math.min(first + 1, size - 1);
                inLow[d] = a >= 0 && a < display.extent(axis);
                inHigh[d] = b >= 0 && b < display.extent(axis);
                low[d] = a * display.step(axis);
                high[d] = b * display.step(axis);
            }
        }

        double between(float[] from, int base, int d) {
            double a = inLow[d] ? from[base + low[d]] : 0;
            double b = inHigh[d] ? from[base + high[d]] : 0;
            return a + share[d] * (b - a);
        }
    }
}
