package org.readingroom.run;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.imaging.ModelGrid;

/**
 * A case that is being scored, in its frames: the source's, and where the study gives an input the model grid's, which then
 * is the one that slices are chosen and asked in, for every arm alike.
 */
final class ScoredCase {
    private final Case whole;
    private final CaseFrame source;
    private final Optional<ModelGrid> model;
    private final CaseFrame asked;
    private final Map<Planner, List<SliceRef>> slices = new IdentityHashMap<>();

    /** @param asksSlices whether any arm is asked slice by slice, so that the grid counts without a reference too */
    ScoredCase(Case whole, StudyInput input, boolean asksSlices) {
        this.whole = whole;
        CaseTruth truth = CaseTruth.of(whole);
        source = new CaseFrame(
                CaseFrame.SOURCE,
                truth.grid().or(() -> asksSlices ? Optional.of(whole.grid()) : Optional.empty()),
                truth);
        model = source.grid().isEmpty() ? Optional.empty() : input.frame(whole, truth::mask);
        asked = model.map(m -> new CaseFrame(CaseFrame.MODEL, Optional.of(m.grid()), truth.onto(m)))
                .orElse(source);
    }

    Case whole() {
        return whole;
    }

    CaseFrame source() {
        return source;
    }

    /** The frame that slices are chosen and asked in. */
    CaseFrame asked() {
        return asked;
    }

    /** The slices that an arm's slice scores are over. */
    List<SliceRef> slices(Planner planner) {
        return slices.computeIfAbsent(planner, this::choose);
    }

    private List<SliceRef> choose(Planner planner) {
        UnaryOperator<Mask> fromSource =
                model.<UnaryOperator<Mask>>map(m -> m::resample).orElse(m -> m);
        return asked.grid()
                .map(g -> planner.slices(new AskedGrid(whole.id(), g, asked.truth()::mask, fromSource)))
                .orElse(List.of());
    }

    /** A reading in each frame, the source's first. */
    List<FrameReading> frames(CaseReading reading) {
        return model.map(
                        m -> List.of(FrameReading.carried(reading, m, source), FrameReading.onModel(reading, m, asked)))
                .orElseGet(() -> List.of(FrameReading.own(reading, source)));
    }
}
