package org.readingroom.datasets;

import java.util.Optional;
import org.readingroom.api.settings.Root;
import org.readingroom.api.settings.Setting;

/**
 * The settings of the {@code brats} dataset.
 *
 * @param root the folder
 * @param mapping the name mapping to use in place of all that are found, as a path below the root
 */
public record BratsSettings(
        @Setting("The BraTS folder: case folders in it, or up to three levels below it.")
        Root root,

        @Setting("The name mapping, a CSV file below the root; not given: every name_mapping*.csv that is found.")
        Optional<String> mapping) {}
