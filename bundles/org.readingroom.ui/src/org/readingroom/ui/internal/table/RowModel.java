package org.readingroom.ui.internal.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The rows of a table: all of them, and those that pass the filter in the order asked for.
 *
 * @param <R> a row
 */
public final class RowModel<R> {
    private final List<Column<R>> columns;
    private List<R> all = List.of();
    private List<R> shown = List.of();
    private String[] words = {};
    private int sorted = -1;
    private boolean descending;

    public RowModel(List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Its columns. */
    public List<Column<R>> columns() {
        return columns;
    }

    /** Takes other rows; filter and order stay. */
    public void setRows(List<R> rows) {
        all = List.copyOf(rows);
        update();
    }

    /** Shows the rows that have every word of the text somewhere, without regard to case; all of them for a blank text. */
    public void setFilter(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        words = trimmed.isEmpty() ? new String[0] : trimmed.split("\\s+");
        update();
    }

    /** Filters and sorts anew, where what the columns show has changed. */
    public void refresh() {
        update();
    }

    /** Sorts by a column; by the same column again: the other way round. */
    public void sortBy(int column) {
        descending = column == sorted && !descending;
        sorted = column;
        update();
    }

    /** The column sorted by; -1 for the order in which the rows came. */
    public int sortedColumn() {
        return sorted;
    }

    /** Whether the order is turned round. */
    public boolean isDescending() {
        return descending;
    }

    /** The rows shown, in order. */
    public List<R> shown() {
        return shown;
    }

    /** How many rows there are, shown or not. */
    public int size() {
        return all.size();
    }

    /** What a cell shows. */
    public String text(int row, int column) {
        return columns.get(column).text().apply(shown.get(row));
    }

    private void update() {
        List<R> rows = new ArrayList<>(all.stream().filter(this::passes).toList());
        if (sorted >= 0) {
            Comparator<R> order = columns.get(sorted).order();
            rows.sort(descending ? order.reversed() : order);
        }
        shown = List.copyOf(rows);
    }

    private boolean passes(R row) {
        for (String word : words) {
            boolean found = columns.stream()
                    .anyMatch(c -> c.text().apply(row).toLowerCase(Locale.ROOT).contains(word));
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
