package org.readingroom.bench.internal;

import java.util.Arrays;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;

/** Lobed tumours of an exact volume on the BraTS grid: a reference, and a prediction that misses a little of it. */
final class TumourMasks {
    private static final int REACH = 56;

    private TumourMasks() {}

    static Mask reference() {
        return lobed(140, 108, 82, 0.0, 100_000);
    }

    static Mask prediction() {
        return lobed(142, 107, 83, 0.5, 103_000);
    }

    /** The voxels nearest to a centre, as seen through lobes of a phase; so many that the volume in mm3 is exact. */
    private static Mask lobed(int ci, int cj, int ck, double phase, int voxels) {
        Grid grid = SyntheticCase.BRATS;
        int side = 2 * REACH + 1;
        float[] level = new float[side * side * side];
        int n = 0;
        for (int z = -REACH; z <= REACH; z++) {
            for (int y = -REACH; y <= REACH; y++) {
                for (int x = -REACH; x <= REACH; x++) {
                    level[n++] = level(x, y, z, phase);
                }
            }
        }
        float[] sorted = level.clone();
        Arrays.sort(sorted);
        float edge = sorted[voxels - 1];
        boolean[] bits = new boolean[grid.size()];
        n = 0;
        for (int z = -REACH; z <= REACH; z++) {
            for (int y = -REACH; y <= REACH; y++) {
                for (int x = -REACH; x <= REACH; x++) {
                    if (level[n++] <= edge) {
                        bits[grid.index(ci + x, cj + y, ck + z)] = true;
                    }
                }
            }
        }
        return Mask.of(grid, bits);
    }

    private static float level(int x, int y, int z, double phase) {
        double r = Math.sqrt(x * x + y * y + 1.2 * z * z);
        double lobes = 1 + 0.15 * Math.sin(3 * Math.atan2(y, x) + phase) + 0.1 * Math.cos(4 * Math.atan2(z, x) - phase);
        // A skew that no symmetry shares, so that hardly two voxels lie at one level.
        return (float) (r / lobes + 1e-3 * (x + 0.37 * y + 0.11 * z));
    }
}
