package org.readingroom.nifti;

import java.util.stream.Collectors;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Volume;
import org.readingroom.nifti.internal.FrameVolume;
import org.readingroom.nifti.internal.Voxels;

/**
 * A NIfTI image in memory, of one to seven dimensions: its header's numbers and one 3-D {@link Volume} a frame.
 *
 * <p>The voxels stay in the file's own type (a 16-bit file takes 16 bits a voxel) and are scaled on access; all frames
 * share one array. Immutable.
 */
public final class NiftiImage {
    private final String file;
    private final NiftiInfo info;
    private final Grid grid;
    private final Voxels voxels;

    NiftiImage(String file, NiftiInfo info, Grid grid, Voxels voxels) {
        this.file = file;
        this.info = info;
        this.grid = grid;
        this.voxels = voxels;
    }

    /** What the header says. */
    public NiftiInfo info() {
        return info;
    }

    /** The number of 3-D frames: the product of the extents beyond the third, at least 1. */
    public int frames() {
        return voxels.size() / grid.size();
    }

    /**
     * One 3-D frame.
     *
     * @param index 0 to {@link #frames()} - 1; the fourth dimension runs fastest, as in the file
     */
    public Volume frame(int index) {
        if (index < 0 || index >= frames()) {
            throw new IllegalArgumentException("frame " + index + " of an image with " + frames());
        }
        return new FrameVolume(grid, voxels, index * grid.size(), info.slope(), info.inter());
    }

    /**
     * The image as one 3-D volume.
     *
     * @throws NiftiException when it has more than one frame
     */
    public Volume volume() {
        if (frames() != 1) {
            String shape = info.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
            throw new NiftiException(file + " holds " + frames() + " volumes (" + shape
                    + ") where one is wanted; give a 3-D file, one volume of the series");
        }
        return frame(0);
    }
}
