package org.readingroom.report.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.report.Section.Table;

/**
 * A table as markup: caption with links to its files, rows, footnotes. A long one is folded until asked for; a very long one,
 * such as every patient of every arm, stands in its files alone, so that the page opens quickly and can be sent.
 */
final class TableMarkup {
    private static final int LONG = 60;
    private static final int TOO_LONG = 500;
    private static final int WORDS = 36;
    private static final int WIDE = 10;
    private static final int LONGEST = 32;
    /** A word with hyphens, such as an arm's id, which is not broken there. */
    private static final Pattern HYPHENATED = Pattern.compile("[\\w.]+(?:-[\\w.]+)+");

    private TableMarkup() {}

    static String of(Table table, int number, String file) {
        String kind = table.header().size() > WIDE ? "table wide" : "table";
        StringBuilder out =
                new StringBuilder("<figure class=\"" + kind + "\" id=\"table-" + number + "\">\n<figcaption>");
        out.append("<b>Table ").append(number).append(".</b> ").append(Markup.escape(table.caption()));
        out.append(" <span class=\"files\"><a href=\"tables/").append(file).append(".csv\">CSV</a> <a href=\"tables/");
        out.append(file).append(".tex\">LaTeX</a></span></figcaption>\n");
        if (table.rows().size() > TOO_LONG) {
            out.append("<p class=\"long\">").append(table.rows().size());
            out.append(" rows: too many for this page, and whole in the files beside it.</p>\n");
        } else if (table.rows().size() > LONG) {
            out.append("<details><summary>").append(table.rows().size()).append(" rows</summary>\n");
            rows(out, table, number);
            out.append("</details>\n");
        } else {
            rows(out, table, number);
        }
        if (!table.footnotes().isEmpty()) {
            out.append("<ul class=\"footnotes\">\n");
            table.footnotes()
                    .forEach(note ->
                            out.append("<li>").append(Markup.escape(note)).append("</li>\n"));
            out.append("</ul>\n");
        }
        return out.append("</figure>\n").toString();
    }

    private static void rows(StringBuilder out, Table table, int number) {
        out.append("<div class=\"scroll\"><table aria-label=\"Table ")
                .append(number)
                .append("\">\n<thead>");
        String[] kinds = new String[table.header().size()];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = Numbers.isNumberColumn(table, c)
                    ? " class=\"num\">"
                    : isWords(table, c) ? " class=\"words\">" : ">";
        }
        row(out, table.header(), "th scope=\"col\"", "th", kinds);
        out.append("</thead>\n<tbody>\n");
        table.rows().forEach(cells -> row(out, cells, "td", "td", kinds));
        out.append("</tbody>\n</table></div>\n");
    }

    /** Whether a column holds sentences, which need room. */
    static boolean isWords(Table table, int column) {
        return table.rows().stream().anyMatch(row -> row.get(column).length() > WORDS);
    }

    private static void row(StringBuilder out, List<String> cells, String open, String close, String[] kinds) {
        out.append("<tr>");
        for (int c = 0; c < cells.size(); c++) {
            out.append('<').append(open).append(kinds[c]);
            out.append(whole(Markup.escape(cells.get(c))))
                    .append("</")
                    .append(close)
                    .append('>');
        }
        out.append("</tr>\n");
    }

    private static String whole(String escaped) {
        return escaped.indexOf('-') < 1
                ? escaped
                : HYPHENATED
                        .matcher(escaped)
                        .replaceAll(word -> word.group().length() > LONGEST
                                ? Matcher.quoteReplacement(word.group())
                                : "<span class=\"w\">" + Matcher.quoteReplacement(word.group()) + "</span>");
    }
}
