package org.readingroom.report.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.readingroom.api.report.Section;
import org.readingroom.report.ReportOptions;

/**
 * A section as markup, with the files of its tables and figures.
 *
 * @param title its heading
 * @param html its markup
 * @param files bytes by path under the report's folder
 * @param next the numbers that follow its own
 */
record SectionMarkup(String title, String html, Map<String, byte[]> files, Numbering next) {
    static SectionMarkup of(Section section, Numbering start, FileNames names, ReportOptions options) {
        StringBuilder out = new StringBuilder(open(section.title(), start.section(), ""));
        Map<String, byte[]> files = new LinkedHashMap<>();
        int table = start.table();
        int figure = start.figure();
        for (Section.Block block : section.blocks()) {
            switch (block) {
                case Section.Paragraph p -> out.append(paragraph(p.text()));
                case Section.Table t -> {
                    String name = names.unique(t.name());
                    out.append(TableMarkup.of(t, table++, name));
                    files.put("tables/" + name + ".csv", CsvTable.write(t).getBytes(StandardCharsets.UTF_8));
                    files.put("tables/" + name + ".tex", LatexTable.write(t).getBytes(StandardCharsets.UTF_8));
                }
                case Section.Figure f -> {
                    FigureMarkup drawn = FigureMarkup.of(f, figure, names, options);
                    out.append(drawn.html());
                    files.putAll(drawn.files());
                    figure += drawn.shown() ? 1 : 0;
                }
                case Section.Links l -> out.append(links(l));
            }
        }
        out.append("</section>\n");
        return new SectionMarkup(
                section.title(), out.toString(), files, new Numbering(start.section() + 1, table, figure));
    }

    /** A paragraph; one that begins with WARNING stands out. */
    private static String paragraph(String text) {
        return text.startsWith("WARNING")
                ? "<p class=\"notice warning\" role=\"note\">" + Markup.escape(text) + "</p>\n"
                : "<p>" + Markup.escape(text) + "</p>\n";
    }

    private static String links(Section.Links links) {
        StringBuilder out = new StringBuilder("<ul class=\"links\">\n");
        for (Section.Link link : links.links()) {
            out.append("<li><a href=\"").append(Markup.escape(link.file())).append("\">");
            out.append(Markup.escape(link.text())).append("</a> <span class=\"note\">");
            out.append(Markup.escape(link.note())).append("</span></li>\n");
        }
        return links.links().isEmpty() ? "" : out.append("</ul>\n").toString();
    }

    /** What stands in the place of a section that failed. */
    static SectionMarkup broken(String plugin, String note, Numbering start) {
        String title = plugin + " (failed)";
        String html = open(title, start.section(), " class=\"broken\"") + "<p class=\"notice broken\" role=\"note\">"
                + Markup.escape(note) + "</p>\n</section>\n";
        return new SectionMarkup(
                title, html, Map.of(), new Numbering(start.section() + 1, start.table(), start.figure()));
    }

    private static String open(String title, int number, String attributes) {
        return "<section id=\"section-" + number + "\"" + attributes + ">\n<h2><span class=\"number\">" + number
                + "</span> " + Markup.escape(title) + "</h2>\n";
    }
}
