package org.readingroom.run.analysis;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A file of comma-separated values as it grows: a header line, then a line a row. Cells are quoted as RFC 4180 says; numbers
 * are written by {@link Double#toString(double)}; what is undefined is an empty cell.
 */
public final class CsvTable {
    private final String name;
    private final int columns;
    private final StringBuilder text = new StringBuilder();

    /**
     * A file without rows.
     *
     * @param name the file's name
     * @param header the titles, separated by commas
     */
    public CsvTable(String name, String header) {
        this.name = name;
        columns = header.split(",", -1).length;
        text.append(header).append('\n');
    }

    /** The file's name. */
    public String name() {
        return name;
    }

    /** The file's text so far. */
    public String text() {
        return text.toString();
    }

    /** Adds a row, a cell for each title. */
    public void row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(name + ": a row of " + cells.length + " cells under " + columns);
        }
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(quoted(word(cells[i])));
        }
        text.append('\n');
    }

    private static String word(Object cell) {
        return switch (cell) {
            case Double d -> d.isNaN() ? "" : Double.toString(d);
            case OptionalDouble d -> d.isPresent() ? word(d.getAsDouble()) : "";
            case OptionalInt n -> n.isPresent() ? Integer.toString(n.getAsInt()) : "";
            default -> cell.toString();
        };
    }

    private static String quoted(String cell) {
        boolean plain =
                cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
