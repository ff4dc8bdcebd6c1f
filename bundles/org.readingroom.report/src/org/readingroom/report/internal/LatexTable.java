package org.readingroom.report.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.readingroom.api.report.Section.Table;

/** A table in LaTeX, for a document that uses the package {@code booktabs}: text to the left, numbers to the right. */
final class LatexTable {
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
            Map.entry((int) '\u2264', "$\\leq$"),
            Map.entry((int) '\u2265', "$\\geq$"),
            Map.entry((int) '\u221E', "$\\infty$"),
            Map.entry((int) '\u2026', "\\ldots{}"),
            Map.entry((int) '\u2020', "\\textdagger{}"),
            Map.entry((int) '\n', " "),
            Map.entry((int) '\r', " "));

    private LatexTable() {}

    static String write(Table table) {
        StringBuilder out = new StringBuilder("% needs \\usepackage{booktabs}\n\\begin{table}\n\\centering\n");
        out.append("\\caption{").append(escape(table.caption())).append("}\n");
        out.append("\\label{tab:").append(FileNames.plain(table.name())).append("}\n");
        out.append("\\begin{tabular}{");
        for (int c = 0; c < table.header().size(); c++) {
            out.append(Numbers.isNumberColumn(table, c) ? 'r' : 'l');
        }
        out.append("}\n\\toprule\n").append(line(table.header())).append("\\midrule\n");
        table.rows().forEach(row -> out.append(line(row)));
        out.append("\\bottomrule\n\\end{tabular}\n");
        for (String note : table.footnotes()) {
            out.append("\\par\\footnotesize ").append(escape(note)).append('\n');
        }
        return out.append("\\end{table}\n").toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(LatexTable::cell).collect(Collectors.joining(" & ")) + " \\\\\n";
    }

    /** A bracket at the start of a row would be read as the optional argument of the line break before it. */
    private static String cell(String text) {
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
