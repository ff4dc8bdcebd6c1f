package org.readingroom.ui.internal.viewer;

import org.readingroom.api.data.Volume;

/**
 * A volume of the shown case.
 *
 * @param name such as {@code flair}
 * @param volume its voxels, in the file's own type
 * @param values how they are spread
 */
record ShownVolume(String name, Volume volume, VolumeValues values) {}
