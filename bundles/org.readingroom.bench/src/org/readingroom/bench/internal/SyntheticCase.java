package org.readingroom.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.readingroom.api.command.CommandException;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.nifti.NiftiWriter;

/**
 * A case to measure with where there is no data: four 16-bit images of a head's size and noise on the BraTS grid, zero
 * outside the head, and a mask of three labels. It stands for no patient, and compresses much as one does.
 */
final class SyntheticCase {
    /** 240x240x155 voxels of 1 mm, stored towards left, posterior and superior, as BraTS is. */
    static final Grid BRATS = new Grid(240, 240, 155, Affine.of(-1, 0, 0, 0, 0, -1, 0, 239, 0, 0, 1, 0));

    private static final List<String> MODALITIES = List.of("flair", "t1", "t1ce", "t2");
    private static final double[] HEAD = {0.29, 0.36, 0.45};
    private static final double[] TUMOUR_CENTRE = {0.6, 0.42, 0.55};

    private final Grid grid;

    SyntheticCase(Grid grid) {
        this.grid = grid;
    }

    /** Writes the five files. */
    BenchCase write(Path parent) {
        Path folder = parent.resolve("synthetic");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw CommandException.failed("cannot write " + folder + ": " + e.getMessage() + "; free room there", e);
        }
        List<Path> images = new ArrayList<>();
        for (int m = 0; m < MODALITIES.size(); m++) {
            Path file = folder.resolve("synthetic_" + MODALITIES.get(m) + ".nii.gz");
            NiftiWriter.write(file, image(m));
            images.add(file);
        }
        Path mask = folder.resolve("synthetic_seg.nii.gz");
        NiftiWriter.write(mask, labels());
        return new BenchCase("synthetic", images, mask);
    }

    private FloatVolume image(int modality) {
        SplittableRandom random = new SplittableRandom(modality);
        float[] values = new float[grid.size()];
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++, at++) {
                    if (radius(i, j, k, new double[] {0.5, 0.5, 0.5}, HEAD) < 1) {
                        double tissue =
                                500 + 80 * modality + 150 * Math.sin(i / 9.0 + modality) * Math.cos(j / 7.0 - k / 11.0);
                        double tumour = label(i, j, k) == 0 ? 0 : 200 * (modality - 1);
                        values[at] = (float)
                                Math.rint(tissue + tumour + 25 * (random.nextDouble() + random.nextDouble() - 1));
                    }
                }
            }
        }
        return new FloatVolume(grid, values);
    }

    private LabelMap labels() {
        byte[] labels = new byte[grid.size()];
        int at = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    labels[at++] = (byte) label(i, j, k);
                }
            }
        }
        return new LabelMap(grid, labels);
    }

    /** Necrosis within enhancement within oedema. */
    private int label(int i, int j, int k) {
        double r = radius(i, j, k, TUMOUR_CENTRE, new double[] {0.12, 0.12, 0.19})
                + 0.08 * Math.sin(i / 3.0) * Math.cos(j / 4.0 + k / 5.0);
        return r < 0.4 ? 1 : r < 0.6 ? 4 : r < 1 ? 2 : 0;
    }

    /** The distance from a centre in units of the radii, all as shares of the extents. */
    private double radius(int i, int j, int k, double[] centre, double[] radii) {
        double x = ((i + 0.5) / grid.nx() - centre[0]) / radii[0];
        double y = ((j + 0.5) / grid.ny() - centre[1]) / radii[1];
        double z = ((k + 0.5) / grid.nz() - centre[2]) / radii[2];
        return Math.sqrt(x * x + y * y + z * z);
    }
}
