package org.readingroom.run;

import java.util.Optional;
import org.readingroom.api.data.Grid;

/**
 * A frame in which a case is scored.
 *
 * @param name as scores name it: {@link #SOURCE} or {@link #MODEL}
 * @param grid the voxels of the frame; empty where no slice is asked for and there is no reference
 * @param truth the truth on these voxels
 */
record CaseFrame(String name, Optional<Grid> grid, CaseTruth truth) {
    /** The source's own voxels and millimetres: the frame that counts. */
    static final String SOURCE = "source-mm";

    /** The grid that readers are given, which published numbers are often of. */
    static final String MODEL = "model-grid";
}
