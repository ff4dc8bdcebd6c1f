package org.readingroom.datasets;

import java.util.Optional;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;

/**
 * The settings of the {@code nnunet} dataset.
 *
 * @param root the folder that holds {@code dataset.json}
 * @param part which cases
 * @param mapping the grades and other ids of the patients, as a path below the root
 */
public record NnUnetSettings(
        @Setting("The folder of one nnU-Net data set (DatasetNNN_NAME or TaskNN_NAME), which holds dataset.json.")
        Root root,

        @Setting(
                value = "training: imagesTr with labelsTr; test: imagesTs, with labelsTs where it is there.",
                def = "training")
        Part part,

        @Setting(
                "A CSV file below the root with a column Grade and columns of ids; not given: name_mapping.csv where it is there.")
        Optional<String> mapping) {
    /** Which cases of the folder. */
    public enum Part {
        /** Those of {@code imagesTr}. */
        TRAINING,
        /** Those of {@code imagesTs}. */
        TEST
    }
}
