package org.readingroom.api.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A titled part of the report.
 *
 * @param title its heading
 * @param blocks paragraphs, tables and figures in order
 */
public record Section(String title, List<Block> blocks) {
    /** A piece of a section. */
    public sealed interface Block permits Paragraph, Table, Figure, Links {}

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
     * @param data what is drawn, also written as CSV and LaTeX beside the figure; empty where there is none
     */
    public record Figure(String name, String caption, String svg, Optional<Table> data) implements Block {
        public Figure {
            Objects.requireNonNull(data, "data");
        }

        /** A figure without data of its own. */
        public Figure(String name, String caption, String svg) {
            this(name, caption, svg, Optional.empty());
        }
    }

    /**
     * Links to other files of the report's folder, in columns.
     *
     * @param links in order
     */
    public record Links(List<Link> links) implements Block {
        public Links {
            links = List.copyOf(links);
        }
    }

    /**
     * A link to a file of the report's folder.
     *
     * @param text what is read
     * @param note what stands small beside it; empty for nothing
     * @param file the path under the report's folder, with slashes; it never leads out of the folder
     */
    public record Link(String text, String note, String file) {
        public Link {
            if (!file.matches("[A-Za-z0-9._/-]+") || file.startsWith("/") || file.contains("..")) {
                throw new IllegalArgumentException(
                        "a link of a report leads to a file of its folder, not to '" + file + "'");
            }
        }
    }

    public Section {
        blocks = List.copyOf(blocks);
    }
}
