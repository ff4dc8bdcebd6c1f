package org.readingroom.report.internal;

import java.util.List;
import org.readingroom.api.report.Section.Table;

/** A table as markup: caption with links to its files, rows, footnotes; a long one is folded until asked for. */
final class TableMarkup {
    private static final int LONG = 60;

    private TableMarkup() {}

    static String of(Table table, int number, String file) {
        StringBuilder out = new StringBuilder("<figure class=\"table\" id=\"table-" + number + "\">\n<figcaption>");
        out.append("<b>Table ").append(number).append(".</b> ").append(Markup.escape(table.caption()));
        out.append(" <span class=\"files\"><a href=\"tables/").append(file).append(".csv\">CSV</a> <a href=\"tables/");
        out.append(file).append(".tex\">LaTeX</a></span></figcaption>\n");
        boolean folded = table.rows().size() > LONG;
        if (folded) {
            out.append("<details><summary>").append(table.rows().size()).append(" rows</summary>\n");
        }
        out.append("<div class=\"scroll\"><table aria-label=\"Table ")
                .append(number)
                .append("\">\n<thead>");
        boolean[] right = new boolean[table.header().size()];
        for (int c = 0; c < right.length; c++) {
            right[c] = Numbers.isNumberColumn(table, c);
        }
        row(out, table.header(), "th scope=\"col\"", "th", right);
        out.append("</thead>\n<tbody>\n");
        table.rows().forEach(cells -> row(out, cells, "td", "td", right));
        out.append("</tbody>\n</table></div>\n").append(folded ? "</details>\n" : "");
        if (!table.footnotes().isEmpty()) {
            out.append("<ul class=\"footnotes\">\n");
            table.footnotes()
                    .forEach(note ->
                            out.append("<li>").append(Markup.escape(note)).append("</li>\n"));
            out.append("</ul>\n");
        }
        return out.append("</figure>\n").toString();
    }

    private static void row(StringBuilder out, List<String> cells, String open, String close, boolean[] right) {
        out.append("<tr>");
        for (int c = 0; c < cells.size(); c++) {
            out.append('<').append(open).append(right[c] ? " class=\"num\">" : ">");
            out.append(Markup.escape(cells.get(c))).append("</").append(close).append('>');
        }
        out.append("</tr>\n");
    }
}
