package org.example.dataset.checkerboard;

import org.readingroom.api.settings.Setting;

/** What the dataset asks of a study: the keys under {@code dataset:}, each with its documentation. */
public record CheckerboardSettings(
        @Setting(value = "How many cases.", def = "4", min = 1, max = 99)
        int cases,

        @Setting(value = "Voxels along each side of a volume.", def = "16", min = 8, max = 256)
        int side,

        @Setting(value = "The size of a voxel.", def = "2", unit = "mm", min = 0.1)
        double voxel) {}
