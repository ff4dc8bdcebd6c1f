package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * A table whose rows are made as they come into sight and whose columns may change; a click on a heading sorts. Numbers
 * are sorted as such.
 *
 * @param <R> a row
 */
final class SortTable<R> {
    private static final int PAD = 16;
    private static final int PICTURE = 32;
    private static final int ARROW = 8;
    /** Headings are bold: so many hundredths of the usual width. */
    private static final int BOLD = 115;

    private static final int MEASURED = 100;

    private final Table table;
    private List<SortColumn<R>> columns = List.of();
    private List<R> all = List.of();
    private List<R> shown = List.of();
    private String sorted = "";
    private boolean descending;
    private boolean fitting;
    private Function<R, Optional<Image>> image = r -> Optional.empty();
    private Function<R, Optional<Color>> colour = r -> Optional.empty();
    private Consumer<List<R>> selection = r -> {};
    private Consumer<R> opening = r -> {};

    /**
     * Makes the table.
     *
     * @param style {@code SWT.SINGLE} or {@code SWT.MULTI}
     * @param name what it lists, for screen readers
     */
    SortTable(Composite parent, int style, String name) {
        table = new Table(parent, style | SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        table.addListener(SWT.SetData, e -> fill((TableItem) e.item, e.index));
        table.addListener(SWT.Selection, e -> selection.accept(selected()));
        // Return and a double click.
        table.addListener(SWT.DefaultSelection, e -> {
            int at = table.getSelectionIndex();
            if (at >= 0) {
                opening.accept(shown.get(at));
            }
        });
        table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                if (e.childID == org.eclipse.swt.accessibility.ACC.CHILDID_SELF) {
                    e.result = name;
                }
            }
        });
    }

    /** The widget. */
    Table table() {
        return table;
    }

    /** What stands before the text of the first column. */
    void image(Function<R, Optional<Image>> of) {
        image = of;
    }

    /** The colour of a row's text where it is not the usual one. */
    void colour(Function<R, Optional<Color>> of) {
        colour = of;
    }

    /** Called with the selected rows when a user selects others. */
    void onSelection(Consumer<List<R>> listener) {
        selection = listener;
    }

    /** Called with a row when a user opens it. */
    void onOpen(Consumer<R> listener) {
        opening = listener;
    }

    /** A click on a row opens it as Return does. */
    void openOnClick() {
        table.addListener(SWT.MouseUp, e -> {
            boolean onRow = table.getItem(new Point(e.x, e.y)) != null;
            if (e.button == 1 && onRow) {
                selected().stream().findFirst().ifPresent(opening);
            }
        });
    }

    /** Shows other columns; widths and order of those of the same titles stay. */
    void columns(List<SortColumn<R>> newColumns) {
        if (titles(columns).equals(titles(newColumns))) {
            columns = List.copyOf(newColumns);
            return;
        }
        // All are asked before the first goes: the others have no width while the table is without its first column.
        Map<String, Integer> widths = new HashMap<>();
        for (TableColumn old : table.getColumns()) {
            widths.put(old.getText(), old.getWidth());
        }
        for (TableColumn old : table.getColumns()) {
            old.dispose();
        }
        columns = List.copyOf(newColumns);
        PixelConverter pixels = new PixelConverter(table);
        for (SortColumn<R> c : columns) {
            TableColumn column = new TableColumn(table, c.number() ? SWT.RIGHT : SWT.LEFT);
            column.setText(c.title());
            column.setToolTipText(c.tip().isEmpty() ? null : c.tip());
            int width = widths.getOrDefault(c.title(), 0);
            column.setWidth(width == 0 ? pixels.convertWidthInCharsToPixels(c.chars()) + PAD : width);
            fitting |= width == 0;
            column.setMoveable(true);
            column.addListener(SWT.Selection, e -> sortBy(c.title()));
        }
        arrow();
    }

    private static <R> List<String> titles(List<SortColumn<R>> columns) {
        return columns.stream().map(SortColumn::title).toList();
    }

    /** Shows other rows, in the order chosen; what is selected stays so where it is still there. */
    void rows(List<R> rows) {
        all = rows;
        arrange();
        if (fitting && !rows.isEmpty()) {
            fitting = false;
            fit();
        }
    }

    /** New columns are as wide as what stands in them, and no wider than a third more than they asked for. */
    private void fit() {
        GC gc = new GC(table);
        try {
            PixelConverter pixels = new PixelConverter(table);
            for (int i = 0; i < columns.size(); i++) {
                SortColumn<R> c = columns.get(i);
                int most = pixels.convertWidthInCharsToPixels(c.chars()) * 4 / 3;
                int widest = shown.stream()
                        .limit(MEASURED)
                        .mapToInt(row -> gc.textExtent(c.text().apply(row)).x)
                        .max()
                        .orElse(0);
                int picture = i == 0 && image.apply(shown.get(0)).isPresent() ? PICTURE : 0;
                int heading = gc.textExtent(c.title()).x * BOLD / 100 + ARROW;
                table.getColumn(i).setWidth(Math.max(heading, Math.min(most, widest + picture)) + PAD);
            }
        } finally {
            gc.dispose();
        }
    }

    /** Sorts by a column as a click on its heading does: by the same again, the other way round; then as they came. */
    void sortBy(String title) {
        if (!title.equals(sorted)) {
            sorted = title;
            descending = false;
        } else if (!descending) {
            descending = true;
        } else {
            sorted = "";
        }
        arrow();
        arrange();
    }

    private void arrow() {
        TableColumn by = null;
        for (TableColumn column : table.getColumns()) {
            if (column.getText().equals(sorted)) {
                by = column;
            }
        }
        table.setSortColumn(by);
        table.setSortDirection(by == null ? SWT.NONE : descending ? SWT.DOWN : SWT.UP);
    }

    private void arrange() {
        List<R> kept = selected();
        List<R> rows = new ArrayList<>(all);
        columns.stream()
                .filter(c -> c.title().equals(sorted))
                .findFirst()
                .ifPresent(c -> rows.sort(descending ? Collections.reverseOrder(c.order()) : c.order()));
        shown = rows;
        table.deselectAll();
        table.setItemCount(shown.size());
        table.clearAll();
        select(kept);
    }

    /** The rows shown, in order. */
    List<R> shown() {
        return shown;
    }

    /** The selected rows, in order. */
    List<R> selected() {
        List<R> rows = new ArrayList<>();
        for (int index : table.getSelectionIndices()) {
            if (index < shown.size()) {
                rows.add(shown.get(index));
            }
        }
        rows.sort(Comparator.comparingInt(all::indexOf));
        return rows;
    }

    /** Selects rows, as far as they are shown, and brings the first into sight; no listener is told. */
    void select(List<R> rows) {
        int[] at = rows.stream().mapToInt(shown::indexOf).filter(i -> i >= 0).toArray();
        table.setSelection(at);
        if (at.length > 0) {
            table.showSelection();
        }
    }

    private void fill(TableItem item, int row) {
        // GTK may ask for a row that has gone meanwhile.
        if (row < 0 || row >= shown.size()) {
            return;
        }
        R value = shown.get(row);
        for (int column = 0; column < columns.size(); column++) {
            item.setText(column, columns.get(column).text().apply(value));
        }
        item.setImage(image.apply(value).orElse(null));
        colour.apply(value).ifPresent(item::setForeground);
    }
}
