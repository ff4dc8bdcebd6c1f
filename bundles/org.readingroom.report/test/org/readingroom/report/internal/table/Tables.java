package org.readingroom.report.internal.table;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** What a section made, as a test asks for it. */
public final class Tables {
    private final Optional<Section> section;

    private Tables(Optional<Section> section) {
        this.section = section;
    }

    public static Tables of(ReportSection section, RunData run) {
        return new Tables(section.render(run));
    }

    public boolean absent() {
        return section.isEmpty();
    }

    public boolean has(String name) {
        return blocks().stream()
                .anyMatch(b -> b instanceof Section.Table t && t.name().equals(name));
    }

    public Section.Table table(String name) {
        return blocks().stream()
                .filter(b -> b instanceof Section.Table t && t.name().equals(name))
                .map(Section.Table.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + name));
    }

    /** A cell by its row's first cell and its column's title. */
    public String cell(String table, String row, String column) {
        Section.Table t = table(table);
        int c = t.header().indexOf(column);
        if (c < 0) {
            throw new AssertionError("no column '" + column + "' among " + t.header());
        }
        return t.rows().stream()
                .filter(r -> r.get(0).equals(row))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row '" + row + "' of " + t.rows()))
                .get(c);
    }

    public String paragraphs() {
        StringBuilder out = new StringBuilder();
        blocks().forEach(b -> out.append(b instanceof Section.Paragraph p ? p.text() + "\n" : ""));
        return out.toString();
    }

    public String notes(String table) {
        return String.join("\n", table(table).footnotes());
    }

    public List<Section.Block> blocks() {
        return section.orElseThrow(() -> new AssertionError("no section")).blocks();
    }
}
