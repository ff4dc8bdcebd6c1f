package org.readingroom.imports.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.model.ModelException;

/** A table with a header line, by the rules of RFC 4180; cells are stripped of blanks around them. */
final class Csv {
    /**
     * One line.
     *
     * @param where its place, for messages
     * @param cells by column, empty text where there is nothing
     */
    record Row(String where, Map<String, String> cells) {
        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    private Csv(List<String> columns) {
        this.columns = columns;
    }

    List<String> columns() {
        return columns;
    }

    List<Row> rows() {
        return rows;
    }

    /**
     * Reads a file.
     *
     * @throws ModelException where it cannot be read, or a line has more cells than the header
     */
    static Csv read(Path file) {
        String text = text(file);
        List<List<String>> lines = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        split(text, lines, numbers);
        if (lines.isEmpty()) {
            throw new ModelException(file + " is empty; it begins with a header line");
        }
        Csv csv = new Csv(
                lines.get(0).stream().map(c -> c.toLowerCase(Locale.ROOT)).toList());
        for (int i = 1; i < lines.size(); i++) {
            csv.add(lines.get(i), file + ":" + numbers.get(i));
        }
        return csv;
    }

    private void add(List<String> line, String where) {
        if (line.size() > columns.size()) {
            throw new ModelException(where + ": " + line.size() + " cells under " + columns.size() + " columns");
        }
        if (line.stream().allMatch(String::isEmpty)) {
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < line.size(); i++) {
            cells.put(columns.get(i), line.get(i));
        }
        rows.add(new Row(where, cells));
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("there is no file " + file + "; give the path of a .csv file");
        }
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new ModelException("cannot read " + file + " as UTF-8: " + e.getMessage(), e);
        }
    }

    private static void split(String text, List<List<String>> lines, List<Integer> numbers) {
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        int begun = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            number += c == '\n' ? 1 : 0;
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    numbers.add(begun);
                    line = new ArrayList<>();
                    begun = number;
                }
            } else {
                cell.append(c);
            }
        }
        if (!line.isEmpty() || !cell.isEmpty()) {
            line.add(cell.toString().strip());
            lines.add(line);
            numbers.add(begun);
        }
    }
}
