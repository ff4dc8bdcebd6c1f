package org.readingroom.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.nifti.NiftiWriter;

/** Files of 3 x 4 x 2 voxels in the layouts that datasets come in. */
final class TinyImages {
    static final Grid GRID = new Grid(3, 4, 2, Affine.of(-1, 0, 0, 0, 0, -1, 0, 3, 0, 0, 1, 0));

    private TinyImages() {}

    /** A volume whose voxels all hold one value. */
    static void volume(Path file, Grid grid, float value) {
        float[] values = new float[grid.size()];
        java.util.Arrays.fill(values, value);
        folder(file.getParent());
        NiftiWriter.write(file, new FloatVolume(grid, values));
    }

    /** Four modalities and a mask: {@code FOLDER/CASE/CASE_t1.nii.gz}, values 1 to 5. */
    static void bratsCase(Path folder, String name) {
        String[] roles = {"t1", "t1ce", "t2", "flair", "seg"};
        for (int r = 0; r < roles.length; r++) {
            volume(folder.resolve(name).resolve(name + "_" + roles[r] + ".nii.gz"), GRID, r == 4 ? 2 : r + 1);
        }
    }

    static void text(Path file, String... lines) {
        folder(file.getParent());
        try {
            Files.write(file, java.util.List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
