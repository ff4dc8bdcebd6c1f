package org.readingroom.run;

import java.nio.file.Path;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;
import org.readingroom.nifti.NiftiReader;

/** A mask of a run, as it was stored. */
final class MaskFile {
    private MaskFile() {}

    /** Every voxel that is not zero. */
    static Mask read(Path file) {
        Volume volume = NiftiReader.read(file).volume();
        boolean[] bits = new boolean[volume.grid().size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = volume.value(i) != 0;
        }
        return Mask.of(volume.grid(), bits);
    }
}
