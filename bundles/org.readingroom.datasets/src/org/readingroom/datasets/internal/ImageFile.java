package org.readingroom.datasets.internal;

import java.nio.file.Path;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Volume;
import org.readingroom.nifti.NiftiImage;
import org.readingroom.nifti.NiftiInfo;
import org.readingroom.nifti.NiftiReader;

/**
 * One 3-D image in a NIfTI file.
 *
 * @param path the file
 * @param frame which 3-D frame of a 4-D file; -1 for a file that holds one image
 */
record ImageFile(Path path, int frame) {
    ImageFile(Path path) {
        this(path, -1);
    }

    /** The image. */
    Volume read() {
        NiftiImage image = NiftiReader.read(path);
        if (frame < 0) {
            return image.volume();
        }
        if (frame >= image.frames()) {
            throw new DatasetException(path + " has " + image.frames() + " channels, so that there is no channel "
                    + frame + "; mend the list of channels in dataset.json");
        }
        return image.frame(frame);
    }

    /** Where the voxels lie, from the header alone. */
    Grid grid() {
        NiftiInfo info = NiftiReader.info(path);
        int[] n = {1, 1, 1};
        for (int a = 0; a < Math.min(3, info.shape().size()); a++) {
            n[a] = info.shape().get(a);
        }
        return new Grid(n[0], n[1], n[2], info.affine());
    }
}
