package org.readingroom.api.data;

/**
 * A label at each voxel of a grid: 0 is background, 1..255 are structures (BraTS: 1 necrotic core, 2 oedema, 4 or 3
 * enhancing).
 */
public final class LabelMap {
    private final Grid grid;
    private final byte[] labels;

    /**
     * @param grid where the voxels lie
     * @param labels one unsigned byte a voxel in the order of {@link Grid}; not copied, not to be changed afterwards
     */
    public LabelMap(Grid grid, byte[] labels) {
        if (labels.length != grid.size()) {
            throw new IllegalArgumentException(
                    "a label map of " + grid + " has " + grid.size() + " labels, not " + labels.length);
        }
        this.grid = grid;
        this.labels = labels;
    }

    /**
     * The labels of a volume whose values are whole numbers 0..255.
     *
     * @throws DatasetException naming the first value that is no label
     */
    public static LabelMap of(Volume volume) {
        byte[] labels = new byte[volume.grid().size()];
        for (int i = 0; i < labels.length; i++) {
            double v = volume.value(i);
            if (v != Math.rint(v) || v < 0 || v > 255) {
                throw new DatasetException(
                        "the mask holds " + v + " at flat index " + i
                                + ", which is no label: labels are whole numbers from 0 to 255; give the label file, not an image");
            }
            labels[i] = (byte) (int) v;
        }
        return new LabelMap(volume.grid(), labels);
    }

    /** Where the voxels lie. */
    public Grid grid() {
        return grid;
    }

    /** The label 0..255 at a flat index. */
    public int label(int index) {
        return labels[index] & 0xff;
    }

    /** The voxels with any non-zero label: the whole tumour in BraTS. */
    public Mask foreground() {
        return region();
    }

    /** The voxels that carry one of the labels given; with none given, any non-zero label. */
    public Mask region(int... wanted) {
        boolean[] in = new boolean[256];
        for (int l = 1; l < 256; l++) {
            in[l] = wanted.length == 0;
        }
        for (int l : wanted) {
            in[l] = true;
        }
        boolean[] bits = new boolean[labels.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = in[labels[i] & 0xff];
        }
        return Mask.of(grid, bits);
    }
}
