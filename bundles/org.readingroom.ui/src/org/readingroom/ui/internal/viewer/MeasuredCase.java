package org.readingroom.ui.internal.viewer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/** A made-up case of a cube of 16-bit voxels with a round lesion of three labels: something large to scroll through. */
final class MeasuredCase implements Case {
    private final Grid grid;
    private final short[] values;
    private final byte[] labels;

    /** @param extent voxels along each axis */
    MeasuredCase(int extent) {
        grid = new Grid(extent, extent, extent, Affine.of(-1, 0, 0, extent, 0, -1, 0, extent, 0, 0, 1, 0));
        values = new short[grid.size()];
        labels = new byte[grid.size()];
        double middle = extent / 2.0;
        for (int k = 0, at = 0; k < extent; k++) {
            for (int j = 0; j < extent; j++) {
                for (int i = 0; i < extent; i++, at++) {
                    double r = Math.sqrt((i - middle) * (i - middle)
                                    + (j - middle) * (j - middle)
                                    + (k - middle) * (k - middle))
                            / middle;
                    int noise = (at * 0x9E3779B9 >>> 24) / 4;
                    values[at] = (short) (r < 0.95 ? 200 + 600 * r + noise : 0);
                    labels[at] = (byte) (r < 0.15 ? 1 : r < 0.22 ? 4 : r < 0.4 ? 2 : 0);
                }
            }
        }
    }

    @Override
    public CaseInfo info() {
        return new CaseInfo("cube", "cube", Set.of(), "", Set.of("flair"), Map.of(), true);
    }

    @Override
    public Volume volume(String name) {
        return new Cube(grid, values);
    }

    @Override
    public Optional<LabelMap> reference() {
        return Optional.of(new LabelMap(grid, labels));
    }

    private record Cube(Grid grid, short[] values) implements Volume {
        @Override
        public double value(int index) {
            return values[index];
        }
    }
}
