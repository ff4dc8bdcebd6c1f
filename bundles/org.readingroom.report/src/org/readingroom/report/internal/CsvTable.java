package org.readingroom.report.internal;

import java.util.List;
import org.readingroom.api.report.Section.Table;

/**
 * A table as comma-separated values (RFC 4180 with line feeds): a header line, then the rows.
 *
 * <p>A cell that a spreadsheet would take for a formula is written behind an apostrophe.
 */
final class CsvTable {
    private CsvTable() {}

    static String write(Table table) {
        StringBuilder out = new StringBuilder();
        line(out, table.header());
        for (List<String> row : table.rows()) {
            line(out, row);
        }
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int c = 0; c < cells.size(); c++) {
            out.append(c == 0 ? "" : ",").append(cell(cells.get(c)));
        }
        out.append('\n');
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !Numbers.isNumber(text)
                ? "'" + text
                : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
