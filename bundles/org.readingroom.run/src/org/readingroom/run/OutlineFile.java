package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.imaging.Outlines;
import org.readingroom.imaging.SliceGeometry;
import org.readingroom.imaging.SliceMasks;
import org.readingroom.study.CohortCase;

/**
 * The truth's outlines on the slices that arms are scored on, as {@code outlines.csv}: how many boundary pixels the largest
 * part of the tumour has, which share of the slice's tumour it holds, and whether it makes a polygon. A slice of fewer than 3
 * boundary pixels has none, and is out of polygon scores for every arm alike.
 */
final class OutlineFile {
    /** The columns. */
    static final String HEADER = "case,split,slice,frame,tumour_pixels,boundary_pixels,share,polygon";

    private final List<String> rows = new ArrayList<>();

    /** The rows of the slices of a case that any of some arms is scored on. */
    static List<String> rows(CohortCase place, ScoredCase scored, List<Planner> planners) {
        List<String> rows = new ArrayList<>();
        CaseFrame frame = scored.asked();
        if (frame.grid().isEmpty() || frame.truth().mask().isEmpty()) {
            return rows;
        }
        Grid grid = frame.grid().get();
        Mask tumour = frame.truth().mask().get();
        Set<SliceRef> slices = new LinkedHashSet<>();
        planners.forEach(p -> slices.addAll(scored.slices(p)));
        for (SliceRef slice : slices) {
            Mask pixels = SliceMasks.of(tumour, grid, SliceGeometry.of(grid, slice));
            Outlines.of(pixels).ifPresent(o -> rows.add(row(place, slice, frame.name(), pixels, o)));
        }
        return rows;
    }

    /** Adds the rows of a case. */
    void add(List<String> ofCase) {
        rows.addAll(ofCase);
    }

    private static String row(CohortCase place, SliceRef slice, String frame, Mask pixels, Outlines o) {
        return String.join(
                ",",
                place.caseId(),
                place.split().word(),
                slice.toString(),
                frame,
                Integer.toString(pixels.count()),
                Integer.toString(o.boundary()),
                Double.toString(o.share()),
                o.polygon().isPresent() ? "yes" : "no");
    }

    /** Writes what was noted. */
    void write(RunFolder folder) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        rows.forEach(r -> text.append(r).append('\n'));
        AtomicFile.writeDerived(folder.outlines(), text.toString());
    }
}
