package org.readingroom.ui.tests;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;

/**
 * A case whose every voxel is known: 40 x 48 x 32 voxels of 1 mm, stored LPS, so that on an axial slice the column is i and
 * the row is j. Everywhere 100; 1000 in a block on the patient's right; 500 in a tumour on the left, at the back: label 2,
 * and label 4 in its middle. The volume {@code t1} is half of {@code flair}; {@code t2} cannot be read.
 */
final class MadeUpCase implements Case {
    static final int COLUMNS = 40;
    static final int ROWS = 48;
    static final int SLICES = 32;

    private static final Grid GRID =
            new Grid(COLUMNS, ROWS, SLICES, Affine.of(-1, 0, 0, 20, 0, -1, 0, 24, 0, 0, 1, -16));

    private final String id;
    private final Set<String> volumes;
    private final List<WeakReference<Object>> opened = new ArrayList<>();

    MadeUpCase(String id, String... volumes) {
        this.id = id;
        this.volumes = Set.of(volumes);
    }

    @Override
    public CaseInfo info() {
        return new CaseInfo(id, "patient-" + id, Set.of(), "here", volumes, Map.of("grade", "HGG"), true);
    }

    @Override
    public Volume volume(String name) {
        if (name.equals("t2")) {
            throw new DatasetException("t2 of case " + id + " is torn; copy it again");
        }
        float[] values = new float[GRID.size()];
        Arrays.fill(values, 100);
        fill(4, 8, 20, 29, 12, 21, at -> values[at] = 1000);
        fill(24, 32, 30, 38, 14, 20, at -> values[at] = 500);
        if (name.equals("t1")) {
            for (int i = 0; i < values.length; i++) {
                values[i] /= 2;
            }
        }
        return remembered(new FloatVolume(GRID, values));
    }

    @Override
    public Optional<LabelMap> reference() {
        byte[] labels = new byte[GRID.size()];
        fill(24, 32, 30, 38, 14, 20, at -> labels[at] = 2);
        fill(26, 29, 32, 35, 15, 18, at -> labels[at] = 4);
        return Optional.of(remembered(new LabelMap(GRID, labels)));
    }

    /** What was opened, as far as it is still there. */
    long alive() {
        return opened.stream().filter(r -> r.get() != null).count();
    }

    private <T> T remembered(T image) {
        opened.add(new WeakReference<>(image));
        return image;
    }

    private interface At {
        void set(int index);
    }

    private static void fill(int i0, int i1, int j0, int j1, int k0, int k1, At at) {
        for (int k = k0; k < k1; k++) {
            for (int j = j0; j < j1; j++) {
                for (int i = i0; i < i1; i++) {
                    at.set(GRID.index(i, j, k));
                }
            }
        }
    }
}
