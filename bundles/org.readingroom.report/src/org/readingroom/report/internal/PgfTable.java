package org.readingroom.report.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.readingroom.api.report.Section.Table;

/** The data of a figure as a table that the LaTeX package {@code pgfplotstable} reads. */
final class PgfTable {
    private PgfTable() {}

    static String write(Table table) {
        StringBuilder out = new StringBuilder("% needs \\usepackage{pgfplotstable}; the numbers of ");
        out.append(table.name().replaceAll("\\s+", " ")).append("\n");
        out.append("% plot a column with \\addplot table [x=..., y=...] {\\figuredata};\n");
        out.append("\\pgfplotstableread[col sep=comma,row sep=crcr,header=true]{\n");
        out.append(line(table.header()));
        table.rows().forEach(row -> out.append(line(row)));
        return out.append("}{\\figuredata}\n").toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(PgfTable::cell).collect(Collectors.joining(",")) + "\\\\\n";
    }

    /** A number as it is; text in braces, which keep its commas together; what is undefined as {@code nan}. */
    private static String cell(String text) {
        if (text.isEmpty() || text.equals(Numbers.UNDEFINED)) {
            return "nan";
        }
        return Numbers.isNumber(text) || text.matches("[A-Za-z0-9-]+") ? text : "{" + LatexTable.escape(text) + "}";
    }
}
