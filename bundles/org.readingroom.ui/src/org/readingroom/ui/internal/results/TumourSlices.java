package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.SliceRef;

/** The slice of each case that the most of the true tumour lies on, from {@code outlines.csv} of a run. */
public final class TumourSlices {
    private static final String SOURCE = "source-mm";

    private record Largest(SliceRef slice, int pixels) {}

    private final Map<String, Largest> largest = new HashMap<>();

    private TumourSlices() {}

    static TumourSlices read(Path file) {
        TumourSlices all = new TumourSlices();
        for (CsvRows.Row r : CsvRows.read(file)) {
            Optional<SliceRef> slice = SliceName.parse(r.text("slice"));
            if (r.text("frame").equals(SOURCE) && slice.isPresent()) {
                Largest here = new Largest(slice.get(), r.whole("tumour_pixels"));
                all.largest.merge(r.text("case"), here, (a, b) -> a.pixels >= b.pixels ? a : b);
            }
        }
        return all;
    }

    /** A case's; empty where no arm is scored on its slices. */
    public Optional<SliceRef> of(String caseId) {
        return Optional.ofNullable(largest.get(caseId)).map(Largest::slice);
    }
}
