package org.readingroom.controls.internal;

import java.util.BitSet;
import java.util.List;
import org.readingroom.api.data.Mask;

/**
 * Where most of the training patients' tumours lie: a yes or no at each cell of a lattice of {@value #SIDE} cells a side
 * over relative positions.
 *
 * <p>A cell belongs where at least {@code share} of the patients have tumour at its centre. The share is the one of the
 * highest mean Dice over the training patients themselves, on the lattice (the highest share of equals): half, the usual
 * choice, would mostly give an empty mask, since tumours lie anywhere.
 *
 * @param cells the cells that belong, x (to the right) fastest, then y (anterior), then z (superior)
 * @param share the share of patients a cell needs, over 0 to 1
 */
record MeanMask(BitSet cells, double share) {
    /** Cells along each axis: 2.5 by 2.5 by 1.6 mm in a BraTS volume. */
    static final int SIDE = 96;

    /** The cells whose centres lie in a patient's mask. */
    static BitSet sampled(Mask mask, RelativeFrame frame) {
        int[][] offset = new int[3][];
        int[] stride = {1, frame.grid().nx(), frame.grid().nx() * frame.grid().ny()};
        for (int r = 0; r < 3; r++) {
            offset[r] = new int[SIDE];
            for (int c = 0; c < SIDE; c++) {
                double share = (c + 0.5) / SIDE;
                int voxel = (int) ((frame.flipped()[r] ? 1 - share : share) * frame.extent(r));
                offset[r][c] = voxel * stride[frame.axes()[r]];
            }
        }
        BitSet cells = new BitSet(SIDE * SIDE * SIDE);
        int at = 0;
        for (int z = 0; z < SIDE; z++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++, at++) {
                    if (mask.at(offset[0][x] + offset[1][y] + offset[2][z])) {
                        cells.set(at);
                    }
                }
            }
        }
        return cells;
    }

    /** The mean mask of patients, at least one. */
    static MeanMask of(List<BitSet> patients) {
        int[] counts = new int[SIDE * SIDE * SIDE];
        for (BitSet patient : patients) {
            patient.stream().forEach(c -> counts[c]++);
        }
        int level = bestLevel(patients, counts);
        BitSet cells = new BitSet(counts.length);
        for (int c = 0; c < counts.length; c++) {
            cells.set(c, counts[c] >= level);
        }
        return new MeanMask(cells, level / (double) patients.size());
    }

    /** The number of patients a cell needs for the highest mean Dice, the highest of equals. */
    private static int bestLevel(List<BitSet> patients, int[] counts) {
        int n = patients.size();
        long[] predicted = atLeast(null, counts, n);
        double[] sum = new double[n + 1];
        for (BitSet patient : patients) {
            long[] common = atLeast(patient, counts, n);
            long size = patient.cardinality();
            for (int level = 1; level <= n && size > 0; level++) {
                sum[level] += 2.0 * common[level] / (predicted[level] + size);
            }
        }
        int best = n;
        for (int level = n - 1; level >= 1; level--) {
            if (sum[level] > sum[best]) {
                best = level;
            }
        }
        return best;
    }

    /** How many of some cells (all where null) are shared by at least so many patients. */
    private static long[] atLeast(BitSet some, int[] counts, int most) {
        long[] cells = new long[most + 2];
        for (int c = 0; c < counts.length; c++) {
            if (some == null || some.get(c)) {
                cells[counts[c]]++;
            }
        }
        for (int level = most; level >= 0; level--) {
            cells[level] += cells[level + 1];
        }
        return cells;
    }

    /** The mask on a case's grid: each voxel takes the cell that its centre lies in. */
    Mask on(RelativeFrame frame) {
        int[][] cell = new int[3][];
        int stride = 1;
        for (int r = 0; r < 3; r++, stride *= SIDE) {
            int[] along = new int[frame.extent(r)];
            for (int v = 0; v < along.length; v++) {
                along[v] = stride * Math.min(SIDE - 1, (int) (frame.relative(r, v) * SIDE));
            }
            cell[frame.axes()[r]] = along;
        }
        boolean[] bits = new boolean[frame.grid().size()];
        int at = 0;
        for (int k = 0; k < cell[2].length; k++) {
            for (int j = 0; j < cell[1].length; j++) {
                for (int i = 0; i < cell[0].length; i++, at++) {
                    bits[at] = cells.get(cell[0][i] + cell[1][j] + cell[2][k]);
                }
            }
        }
        return Mask.of(frame.grid(), bits);
    }
}
