package org.readingroom.imaging;

import org.readingroom.api.data.Affine;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;

/**
 * The exact way from a grid as stored to its canonical order, in which i, j, k run towards right, anterior and
 * superior, and back: axes change places and direction, no voxel changes value, and every voxel keeps its millimetre
 * position. An oblique grid stays oblique.
 */
public final class Reorientation {
    private final Grid source;
    private final Grid canonical;
    private final Orientation orientation;
    private final Affine toSource;
    private final Affine fromSource;
    private final int base;
    private final int[] step = new int[3];

    private Reorientation(Grid source) {
        this.source = source;
        orientation = Orientation.of(source.affine());
        int[] stride = {1, source.nx(), source.nx() * source.ny()};
        int[] extent = new int[3];
        double[] map = new double[12];
        int start = 0;
        for (int p = 0; p < 3; p++) {
            int s = orientation.storageAxis(p);
            boolean flip = orientation.flipped(s);
            extent[p] = source.extent(s);
            step[p] = flip ? -stride[s] : stride[s];
            map[s * 4 + p] = flip ? -1 : 1;
            map[s * 4 + 3] = flip ? extent[p] - 1 : 0;
            start += flip ? (extent[p] - 1) * stride[s] : 0;
        }
        base = start;
        toSource = Affine.of(map);
        fromSource = toSource.inverse();
        canonical = new Grid(extent[0], extent[1], extent[2], source.affine().compose(toSource));
    }

    /**
     * The reorientation of a grid.
     *
     * @throws ImagingException where its axes have no closest patient axes
     */
    public static Reorientation of(Grid source) {
        return new Reorientation(source);
    }

    /** The grid as stored. */
    public Grid source() {
        return source;
    }

    /** The same voxels in canonical order. */
    public Grid canonical() {
        return canonical;
    }

    /** The way the stored axes run. */
    public Orientation orientation() {
        return orientation;
    }

    /** The stored voxel index, fractional, of a canonical one. */
    public double[] toSource(double i, double j, double k) {
        return toSource.toMm(i, j, k);
    }

    /** The canonical voxel index, fractional, of a stored one. */
    public double[] toCanonical(double i, double j, double k) {
        return fromSource.toMm(i, j, k);
    }

    /** The stored flat index of canonical voxel (i, j, k); the arguments are not checked. */
    public int sourceIndex(int i, int j, int k) {
        return base + i * step[0] + j * step[1] + k * step[2];
    }

    /** The volume in canonical order. */
    public Volume toCanonical(Volume volume) {
        check(volume.grid(), source);
        float[] from = volume.toFloats();
        float[] to = new float[from.length];
        visit((at, stored) -> to[at] = from[stored]);
        return new FloatVolume(canonical, to);
    }

    /** A volume in canonical order, as stored. */
    public Volume toSource(Volume volume) {
        check(volume.grid(), canonical);
        float[] from = volume.toFloats();
        float[] to = new float[from.length];
        visit((at, stored) -> to[stored] = from[at]);
        return new FloatVolume(source, to);
    }

    /** The labels in canonical order. */
    public LabelMap toCanonical(LabelMap labels) {
        check(labels.grid(), source);
        byte[] to = new byte[source.size()];
        visit((at, stored) -> to[at] = (byte) labels.label(stored));
        return new LabelMap(canonical, to);
    }

    /** A mask of the stored grid, in canonical order. */
    public Mask toCanonical(Mask mask) {
        SliceGeometry.check(mask, source);
        boolean[] to = new boolean[mask.size()];
        visit((at, stored) -> to[at] = mask.at(stored));
        return Mask.of(canonical, to);
    }

    /** A mask of the canonical grid, as stored. */
    public Mask toSource(Mask mask) {
        SliceGeometry.check(mask, canonical);
        boolean[] to = new boolean[mask.size()];
        visit((at, stored) -> to[stored] = mask.at(at));
        return Mask.of(source, to);
    }

    private interface Move {
        void voxel(int canonicalIndex, int sourceIndex);
    }

    private void visit(Move move) {
        int at = 0;
        for (int k = 0; k < canonical.nz(); k++) {
            for (int j = 0; j < canonical.ny(); j++) {
                int stored = sourceIndex(0, j, k);
                for (int i = 0; i < canonical.nx(); i++, stored += step[0]) {
                    move.voxel(at++, stored);
                }
            }
        }
    }

    private static void check(Grid is, Grid should) {
        if (!is.matches(should)) {
            throw new IllegalArgumentException("a volume on " + is + " cannot be reoriented by the map of " + should);
        }
    }
}
