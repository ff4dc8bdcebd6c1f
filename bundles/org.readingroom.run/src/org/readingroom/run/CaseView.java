package org.readingroom.run;

import java.util.Optional;
import org.readingroom.api.data.Case;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.SourceVolumes;

/**
 * One case as an arm is shown it: nothing of its truth but what the crop itself looks at.
 *
 * @param volumes its volumes
 * @param model the grid that slices are of; empty for the source's
 * @param slices its slices
 * @param images slices as images
 */
record CaseView(SourceVolumes volumes, Optional<ModelGrid> model, CaseSlices slices, PromptImages images) {
    /**
     * A case whose images are cut out of what the input's preparer keeps, so that one slice is had without its volume being
     * read: byte for byte those of {@link #of}.
     */
    static CaseView prepared(Case whole, StudyInput input, ModelGrid grid) {
        SourceVolumes volumes = new SourceVolumes(new BlindCase(whole));
        return new CaseView(
                volumes,
                Optional.of(grid),
                new CaseSlices(volumes, Optional.of(grid)),
                new PromptImages(new PreparedGreys(whole, grid, input.preparer())));
    }

    /** @param readsInput whether the arm is given cases as the study's input says */
    static CaseView of(Case whole, StudyInput input, boolean readsInput) {
        SourceVolumes volumes = new SourceVolumes(new BlindCase(whole));
        Optional<ModelGrid> model = readsInput ? Optional.of(input.grids().of(whole)) : Optional.empty();
        return new CaseView(
                volumes,
                model,
                new CaseSlices(volumes, model),
                new PromptImages(volumes, input.settings().intensity()));
    }
}
