package org.readingroom.ui.internal.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a CSV file of a run (RFC 4180, first line the titles), by title. */
final class CsvRows {
    private final String text;
    private int at;

    private CsvRows(String text) {
        this.text = text;
    }

    /**
     * One row.
     *
     * @param cells by title
     */
    record Row(Map<String, String> cells) {
        /** A cell; empty where there is none of that title. */
        String text(String title) {
            return cells.getOrDefault(title, "");
        }

        /** A cell's number; NaN where it is empty. */
        double number(String title) {
            String cell = text(title);
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        }

        /** A cell's whole number; 0 where it is empty. */
        int whole(String title) {
            String cell = text(title);
            return cell.isEmpty() ? 0 : Integer.parseInt(cell);
        }
    }

    /**
     * All rows of a file; none where it is not there.
     *
     * @throws ResultsException where it cannot be read
     */
    static List<Row> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            CsvRows csv = new CsvRows(Files.readString(file));
            List<String> titles = csv.record();
            List<Row> rows = new ArrayList<>();
            while (csv.at < csv.text.length()) {
                List<String> cells = csv.record();
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < Math.min(titles.size(), cells.size()); i++) {
                    row.put(titles.get(i), cells.get(i));
                }
                rows.add(new Row(row));
            }
            return rows;
        } catch (IOException e) {
            throw new ResultsException("cannot read " + file + ": " + e.getMessage() + "; rescore the run", e);
        }
    }

    private List<String> record() {
        List<String> cells = new ArrayList<>();
        boolean more = true;
        while (more) {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            more = at < text.length() && text.charAt(at) == ',';
            if (more) {
                at++;
            }
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        return cells;
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                break;
            }
        }
        return cell.toString();
    }
}
