package org.readingroom.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CasePreparer;
import org.readingroom.api.data.Mask;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.study.InputSettings;
import org.readingroom.study.Study;

/** What readers of a study are given of its cases. */
final class StudyInput {
    private final Optional<InputSettings> given;
    private final ModelGrids grids;
    private final StudyPreparer preparer;

    /** @param folder where the chain of each case is written; empty for nowhere */
    StudyInput(Study study, Optional<Path> folder, PreparedCache cache) {
        given = study.input();
        grids = new ModelGrids(settings(), folder);
        preparer = new StudyPreparer(grids, cache);
    }

    /** What the study says; empty where slices are of the source's own voxels. */
    Optional<InputSettings> given() {
        return given;
    }

    /** What the study says, else the defaults: what models are given that take prepared cases. */
    InputSettings settings() {
        return given.orElse(InputSettings.DEFAULT);
    }

    ModelGrids grids() {
        return grids;
    }

    CasePreparer preparer() {
        return preparer;
    }

    /** The truth of a case on the model grid, which is kept between calls and processes. */
    CaseTruth truth(Case whole) {
        return CaseTruth.of(whole, preparer.reference(whole));
    }

    /** The grid that slices of a case are of, and scores are given in beside the source; empty where none is given. */
    Optional<ModelGrid> frame(Case whole, Supplier<Optional<Mask>> reference) {
        return given.map(g -> grids.of(whole, reference));
    }
}
