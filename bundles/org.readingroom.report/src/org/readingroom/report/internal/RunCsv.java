package org.readingroom.report.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.readingroom.report.ReportException;

/** A CSV file of a run's folder (RFC 4180, a header line first), row by row. A file that is not there has no rows. */
public final class RunCsv {
    private RunCsv() {}

    /** A row, its cells by the title of their column. */
    public static final class Row {
        private final String file;
        private final Map<String, Integer> titles;
        private final List<String> cells;

        private Row(String file, Map<String, Integer> titles, List<String> cells) {
            this.file = file;
            this.titles = titles;
            this.cells = cells;
        }

        /**
         * The cell under a title.
         *
         * @throws ReportException where the file has no such column
         */
        public String text(String title) {
            Integer place = titles.get(title);
            if (place == null) {
                throw new ReportException(file + " of the run's folder has no column '" + title
                        + "'; score the run again with this version");
            }
            return cells.get(place);
        }

        /** The cell under a title; empty where the file has no such column. */
        public String optional(String title) {
            return titles.containsKey(title) ? text(title) : "";
        }

        /** The number under a title, NaN where the cell is empty. */
        public double number(String title) {
            String text = text(title);
            try {
                return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new ReportException(
                        file + " of the run's folder: '" + text + "' under '" + title + "' is no number", e);
            }
        }

        /** The whole number under a title, 0 where the cell is empty. */
        public int count(String title) {
            double value = number(title);
            return Double.isNaN(value) ? 0 : (int) Math.round(value);
        }
    }

    /** All rows of a file of the folder. */
    public static List<Row> read(Path folder, String name) {
        List<Row> rows = new ArrayList<>();
        each(folder, name, rows::add);
        return rows;
    }

    /** Hands over the rows of a file one by one, for one too long to keep. */
    public static void each(Path folder, String name, Consumer<Row> sink) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Map<String, Integer> titles = null;
            for (List<String> cells = record(in); cells != null; cells = record(in)) {
                if (titles == null) {
                    titles = titles(cells);
                } else if (cells.size() != titles.size()) {
                    throw new ReportException(name + " of the run's folder has a row of " + cells.size()
                            + " cells under " + titles.size() + " titles: " + String.join(",", cells)
                            + "; score the run again");
                } else {
                    sink.accept(new Row(name, titles, cells));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ReportException(name + " of the run's folder cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, Integer> titles(List<String> cells) {
        Map<String, Integer> titles = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            titles.putIfAbsent(cells.get(i), i);
        }
        return titles;
    }

    /** The next record, which may span lines where a quoted cell does; null at the end. Lines of nothing are passed over. */
    private static List<String> record(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.isEmpty()) {
            line = in.readLine();
        }
        if (line == null) {
            return null;
        }
        if (line.indexOf('"') < 0) {
            return List.of(line.split(",", -1));
        }
        StringBuilder whole = new StringBuilder(line);
        while (whole.chars().filter(c -> c == '"').count() % 2 != 0) {
            String more = in.readLine();
            if (more == null) {
                throw new IOException("it ends inside a quoted cell");
            }
            whole.append('\n').append(more);
        }
        return quoted(whole.toString());
    }

    private static List<String> quoted(String record) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"' && inside && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                inside = !inside;
            } else if (c == ',' && !inside) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
