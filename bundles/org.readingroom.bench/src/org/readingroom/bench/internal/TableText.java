package org.readingroom.bench.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.readingroom.api.command.Console;
import org.readingroom.bench.BenchTable;

/** Prints a table row by row, in Markdown; to programs each row as an event, by column. */
final class TableText {
    private final BenchTable table;
    private final Console console;

    TableText(BenchTable table, Console console) {
        this.table = table;
        this.console = console;
    }

    void head() {
        if (console.json()) {
            console.event("table", Map.of("title", table.title(), "columns", table.columns()));
        } else {
            console.print(table.title() + "\n\n" + line(table.columns()) + "\n"
                    + line(table.columns().stream().map(c -> "---").toList()));
        }
    }

    void row(List<String> cells) {
        if (cells.size() != table.columns().size()) {
            throw new IllegalArgumentException(cells + " under " + table.columns());
        }
        if (console.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                fields.put(table.columns().get(i), cells.get(i));
            }
            console.event("row", fields);
        } else {
            console.print(line(cells));
        }
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
