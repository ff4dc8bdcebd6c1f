package org.readingroom.api.report;

import java.util.List;

/**
 * A titled part of the report.
 *
 * @param title its heading
 * @param blocks paragraphs, tables and figures in order
 */
public record Section(String title, List<Block> blocks) {
    /** A piece of a section. */
    public sealed interface Block permits Paragraph, Table, Figure {}

    /** Plain words; escaped by the report. */
    public record Paragraph(String text) implements Block {}

    /**
     * A table, also written as CSV and LaTeX.
     *
     * @param name the file name without ending
     * @param caption what it shows
     * @param header one title a column
     * @param rows cells, as many a row as there are titles
     * @param footnotes below the table
     */
    public record Table(
            String name, String caption, List<String> header, List<List<String>> rows, List<String> footnotes)
            implements Block {
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            footnotes = List.copyOf(footnotes);
            for (List<String> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(
                            "table " + name + ": a row of " + row.size() + " cells under " + header.size() + " titles");
                }
            }
        }
    }

    /**
     * A figure, also written as a file.
     *
     * @param name the file name without ending
     * @param caption what it shows
     * @param svg the whole SVG element; it names nothing outside itself
     */
    public record Figure(String name, String caption, String svg) implements Block {}

    public Section {
        blocks = List.copyOf(blocks);
    }
}
