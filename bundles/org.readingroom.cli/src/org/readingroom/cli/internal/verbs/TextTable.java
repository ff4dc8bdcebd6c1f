package org.readingroom.cli.internal.verbs;

import java.util.ArrayList;
import java.util.List;

/** Rows of words in columns, each as wide as its widest word, with notes under rows. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void add(String... cells) {
        rows.add(cells);
    }

    /** A line under the row before. */
    void note(String text) {
        rows.add(new String[] {text});
    }

    @Override
    public String toString() {
        int columns = rows.stream().mapToInt(r -> r.length).max().orElse(0);
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; row.length > 1 && i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            lines.add(row.length == 1 ? "    " + row[0] : line(row, widths));
        }
        return String.join("\n", lines);
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < row.length; i++) {
            line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
