package org.readingroom.run;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.imaging.ModelGrid;

/**
 * The grid of one case that slices are chosen and asked in.
 *
 * @param caseId the case
 * @param grid the grid
 * @param truth the tumour on that grid, which is looked at only where an arm says so
 * @param fromSource brings a mask of the source's own voxels to the grid
 */
record AskedGrid(String caseId, Grid grid, Supplier<Optional<Mask>> truth, UnaryOperator<Mask> fromSource) {
    /** As {@link #of}, with the truth on a model grid out of the cache. */
    static AskedGrid kept(Case whole, Optional<ModelGrid> model, StudyInput input) {
        AskedGrid asked = of(whole, model);
        return model.isPresent()
                ? new AskedGrid(
                        asked.caseId(), asked.grid(), () -> input.truth(whole).mask(), asked.fromSource())
                : asked;
    }

    /** The grid of a case: the model's, or where there is none the source's. */
    static AskedGrid of(Case whole, Optional<ModelGrid> model) {
        UnaryOperator<Mask> fromSource =
                model.<UnaryOperator<Mask>>map(m -> m::resample).orElse(m -> m);
        return new AskedGrid(
                whole.id(),
                model.map(ModelGrid::grid).orElseGet(whole::grid),
                () -> whole.reference().map(LabelMap::foreground).map(fromSource),
                fromSource);
    }
}
