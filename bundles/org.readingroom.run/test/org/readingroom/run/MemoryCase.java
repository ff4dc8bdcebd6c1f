package org.readingroom.run;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/** A box of bright voxels in noise; the reference is the box. */
record MemoryCase(int number, int shift) implements Case {
    private static final int SIDE = 12;

    @Override
    public CaseInfo info() {
        String id = String.format("M%02d", number);
        return new CaseInfo(
                id,
                "patient-" + number,
                Set.of(),
                "",
                Set.of("flair"),
                Map.of("grade", number % 3 == 0 ? "LGG" : "HGG"),
                true);
    }

    @Override
    public Grid grid() {
        return new Grid(SIDE, SIDE, 8, Affine.of(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 2, 0));
    }

    private boolean inside(int v) {
        int i = v % SIDE;
        int j = v / SIDE % SIDE;
        int k = v / SIDE / SIDE;
        return i > 2 && i < 6 + number % 4 && j > 3 && j < 8 && k > 1 && k < 6;
    }

    @Override
    public Volume volume(String name) {
        float[] values = new float[grid().size()];
        for (int v = 0; v < values.length; v++) {
            values[v] = shift + (inside(v) ? 100 : 0) + (v * 31 + number * 17) % 60;
        }
        return new FloatVolume(grid(), values);
    }

    @Override
    public Optional<LabelMap> reference() {
        byte[] labels = new byte[grid().size()];
        for (int v = 0; v < labels.length; v++) {
            labels[v] = (byte) (inside(v) ? 1 : 0);
        }
        return Optional.of(new LabelMap(grid(), labels));
    }
}
