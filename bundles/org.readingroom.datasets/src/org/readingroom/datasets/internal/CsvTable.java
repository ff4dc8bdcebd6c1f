package org.readingroom.datasets.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.data.DatasetException;

/**
 * A small table in a text file: a header and rows, split at commas (or at semicolons, where the header has no comma),
 * with double quotes round cells that hold the separator. Cells are trimmed; blank lines are left out.
 *
 * @param file where it came from
 * @param header the first line's cells
 * @param rows the other lines
 */
record CsvTable(Path file, List<String> header, List<Row> rows) {
    /**
     * A line.
     *
     * @param line its number in the file, from 1
     * @param cells as many as the line has
     */
    record Row(int line, List<String> cells) {
        /** The cell of a column, empty where the line ends before it. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** Reads a table; a file without a line has neither header nor rows. */
    static CsvTable read(Path file) {
        List<String> lines;
        try {
            // Latin-1 never fails, and the ids and grades that are looked for are ASCII.
            lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new DatasetException(
                    "cannot read " + file + ": " + e.getMessage() + "; check that the file may be read", e);
        }
        List<Row> rows = new ArrayList<>();
        char separator = ',';
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n).replace("\u00ef\u00bb\u00bf", "");
            if (!line.isBlank()) {
                separator = rows.isEmpty() && line.indexOf(',') < 0 && line.indexOf(';') >= 0 ? ';' : separator;
                rows.add(new Row(n + 1, split(line, separator)));
            }
        }
        return rows.isEmpty()
                ? new CsvTable(file, List.of(), List.of())
                : new CsvTable(file, rows.get(0).cells(), List.copyOf(rows.subList(1, rows.size())));
    }

    private static List<String> split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().trim());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().trim());
        return List.copyOf(cells);
    }
}
