package org.readingroom.report.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.readingroom.api.report.Section.Table;

/** A table in LaTeX, for a document that uses the packages named in its first line: text to the left, numbers to the right. */
final class LatexTable {
    private static final int LONG = 45;
    private static final int WIDE = 8;
    private static final int WIDEST = 12;
    private static final Map<Integer, String> SPECIAL = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '{', "\\{"),
            Map.entry((int) '}', "\\}"),
            Map.entry((int) '$', "\\$"),
            Map.entry((int) '&', "\\&"),
            Map.entry((int) '#', "\\#"),
            Map.entry((int) '%', "\\%"),
            Map.entry((int) '_', "\\_"),
            Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '<', "\\textless{}"),
            Map.entry((int) '>', "\\textgreater{}"),
            Map.entry((int) '|', "\\textbar{}"),
            Map.entry((int) '"', "\\textquotedbl{}"),
            Map.entry((int) '\u2013', "--"),
            Map.entry((int) '\u00D7', "$\\times$"),
            Map.entry((int) '\u00B1', "$\\pm$"),
            Map.entry((int) '\u2264', "$\\leq$"),
            Map.entry((int) '\u2265', "$\\geq$"),
            Map.entry((int) '\u221E', "$\\infty$"),
            Map.entry((int) '\u2026', "\\ldots{}"),
            Map.entry((int) '\u2020', "\\textdagger{}"),
            Map.entry((int) '\n', " "),
            Map.entry((int) '\r', " "));

    private LatexTable() {}

    static String write(Table table) {
        return table.rows().size() > LONG ? pages(table) : floating(table);
    }

    private static String floating(Table table) {
        StringBuilder out = new StringBuilder("% needs \\usepackage{booktabs,array}\n\\begin{table}\n\\centering\n");
        out.append(size(table)).append(caption(table)).append('\n');
        out.append("\\begin{tabular}{").append(columns(table)).append("}\n\\toprule\n");
        out.append(header(table)).append("\\midrule\n");
        table.rows().forEach(row -> out.append(line(row)));
        out.append("\\bottomrule\n\\end{tabular}\n").append(footnotes(table));
        return out.append("\\end{table}\n").toString();
    }

    /** A table of more rows than a page has, its titles on every page. */
    private static String pages(Table table) {
        StringBuilder out = new StringBuilder("% needs \\usepackage{booktabs,array,longtable}\n{").append(size(table));
        out.append("\\begin{longtable}{").append(columns(table)).append("}\n");
        out.append(caption(table)).append("\\\\\n\\toprule\n").append(header(table));
        out.append("\\midrule\n\\endhead\n");
        table.rows().forEach(row -> out.append(line(row)));
        out.append("\\bottomrule\n\\end{longtable}\n").append(footnotes(table));
        return out.append("}\n").toString();
    }

    private static String caption(Table table) {
        return "\\caption{" + escape(table.caption()) + "}\n\\label{tab:" + FileNames.plain(table.name()) + "}";
    }

    private static String size(Table table) {
        int columns = table.header().size();
        if (columns <= WIDE) {
            return "";
        }
        return columns <= WIDEST ? "\\scriptsize\n" : "\\tiny\\setlength{\\tabcolsep}{3pt}\n";
    }

    /** The titles; those of a wide table a word a line, which a column of numbers is no wider for. */
    private static String header(Table table) {
        boolean wide = table.header().size() > WIDE;
        return table.header().stream()
                        .map(title -> cell(wide ? title.replace(' ', '\n') : title))
                        .collect(Collectors.joining(" & "))
                + " \\\\\n";
    }

    /** Numbers to the right, sentences broken over lines. */
    private static String columns(Table table) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < table.header().size(); c++) {
            boolean words = TableMarkup.isWords(table, c);
            out.append(
                    Numbers.isNumberColumn(table, c) ? "r" : words ? ">{\\raggedright\\arraybackslash}p{4.5cm}" : "l");
        }
        return out.toString();
    }

    private static String footnotes(Table table) {
        StringBuilder out = new StringBuilder();
        for (String note : table.footnotes()) {
            out.append("\\par\\raggedright\\footnotesize ").append(escape(note)).append('\n');
        }
        return out.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(LatexTable::cell).collect(Collectors.joining(" & ")) + " \\\\\n";
    }

    /** A bracket at the start of a row would be read as the optional argument of the line break before it. */
    private static String cell(String text) {
        String[] lines = text.strip().split("[\r\n]+");
        if (lines.length > 1) {
            return "\\begin{tabular}[t]{@{}c@{}}"
                    + Stream.of(lines).map(LatexTable::line).collect(Collectors.joining("\\\\ ")) + "\\end{tabular}";
        }
        return line(text);
    }

    private static String line(String text) {
        return text.startsWith("[") || text.startsWith("*") ? "{}" + escape(text) : escape(text);
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints()
                .filter(c -> c >= 0x20 || c == '\n' || c == '\r')
                .forEach(c -> out.append(SPECIAL.getOrDefault(c, Character.toString(c))));
        return out.toString();
    }
}
