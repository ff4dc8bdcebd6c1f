package org.readingroom.controls.internal;

import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;

/** The range of voxels that a mask covers on each slice across each voxel axis. */
final class SliceRanges {
    private SliceRanges() {}

    /**
     * For each voxel axis, for each slice across it: least and greatest i, j, k of the mask there (six numbers, both ends
     * included); null where the slice shows nothing.
     */
    static int[][][] of(Mask mask, Grid grid) {
        int[][][] ranges = {new int[grid.nx()][], new int[grid.ny()][], new int[grid.nz()][]};
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++, at++) {
                    if (mask.at(at)) {
                        ranges[0][i] = widened(ranges[0][i], i, j, k);
                        ranges[1][j] = widened(ranges[1][j], i, j, k);
                        ranges[2][k] = widened(ranges[2][k], i, j, k);
                    }
                }
            }
        }
        return ranges;
    }

    private static int[] widened(int[] range, int i, int j, int k) {
        if (range == null) {
            return new int[] {i, i, j, j, k, k};
        }
        range[0] = Math.min(range[0], i);
        range[1] = Math.max(range[1], i);
        range[2] = Math.min(range[2], j);
        range[3] = Math.max(range[3], j);
        range[4] = Math.min(range[4], k);
        range[5] = Math.max(range[5], k);
        return range;
    }
}
