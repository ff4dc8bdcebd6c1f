package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.report.Section;

/** The numbers of a figure, gathered while it is made: a column a name, a row a point. */
final class FigureData {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    FigureData(String... header) {
        this.header = List.of(header);
    }

    /** A row of texts and numbers; NaN is an empty cell. */
    void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Double d && Double.isNaN(d) ? "" : String.valueOf(cell));
        }
        rows.add(row);
    }

    /** The figure with these numbers. */
    Section.Figure figure(String name, String caption, String svg) {
        return new Section.Figure(
                name, caption, svg, Optional.of(new Section.Table(name, caption, header, rows, List.of())));
    }
}
