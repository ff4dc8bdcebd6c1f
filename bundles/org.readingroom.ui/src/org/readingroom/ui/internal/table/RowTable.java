package org.readingroom.ui.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/**
 * A filter box over a table whose rows are made as they come into sight; a click on a heading sorts.
 *
 * @param <R> a row
 */
public final class RowTable<R> {
    private final RowModel<R> model;
    private final String noun;
    private final Text filter;
    private final Label count;
    private final Table table;
    private String title = "";
    private String detail = "";

    /**
     * Makes the widgets.
     *
     * @param parent filled by them
     * @param noun what the rows are, in the plural, such as {@code cases}
     * @param columns the columns
     */
    public RowTable(Composite parent, String noun, List<Column<R>> columns) {
        this.model = new RowModel<>(columns);
        this.noun = noun;
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(4, 4).applyTo(parent);
        filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Filter " + noun);
        filter.addListener(SWT.Modify, e -> applyFilter());
        count = new Label(parent, SWT.WRAP);
        table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(count);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        table.addListener(SWT.SetData, e -> fill((TableItem) e.item, e.index));
        table.addListener(SWT.MouseMove, e -> table.setToolTipText(textAt(new Point(e.x, e.y))));
        addColumns(columns);
        refresh();
    }

    private void addColumns(List<Column<R>> columns) {
        PixelConverter pixels = new PixelConverter(table);
        for (int i = 0; i < columns.size(); i++) {
            int index = i;
            TableColumn column = new TableColumn(table, SWT.NONE);
            column.setText(columns.get(i).title());
            column.setWidth(pixels.convertWidthInCharsToPixels(columns.get(i).width()));
            column.setMoveable(true);
            column.addListener(SWT.Selection, e -> sortBy(index));
        }
    }

    /** The table itself, for tests and menus. */
    public Table table() {
        return table;
    }

    /** The filter box. */
    public Text filter() {
        return filter;
    }

    /** What is shown. */
    public RowModel<R> model() {
        return model;
    }

    /** What stands beside the filter box. */
    public String summary() {
        return count.getText();
    }

    /**
     * Shows other rows.
     *
     * @param newTitle where they come from, said before their number; may be empty
     * @param newDetail what else is to be said of them, said after it; may be empty
     */
    public void show(String newTitle, String newDetail, List<R> rows) {
        title = newTitle;
        detail = newDetail;
        model.setRows(rows);
        refresh();
    }

    /** Texts of the rows have changed: they are filtered, sorted and drawn anew; what is selected stays so. */
    public void refreshTexts() {
        if (table.isDisposed()) {
            return;
        }
        List<R> kept = new ArrayList<>();
        for (int index : table.getSelectionIndices()) {
            kept.add(model.shown().get(index));
        }
        int top = table.getTopIndex();
        model.refresh();
        refresh();
        table.setTopIndex(top);
        table.setSelection(kept.stream()
                .mapToInt(model.shown()::indexOf)
                .filter(index -> index >= 0)
                .toArray());
    }

    /** Sorts by a column as a click on its heading does. */
    public void sortBy(int column) {
        model.sortBy(column);
        table.setSortColumn(table.getColumn(column));
        table.setSortDirection(model.isDescending() ? SWT.DOWN : SWT.UP);
        refresh();
    }

    /** The first selected row. */
    public Optional<R> selected() {
        int index = table.getSelectionIndex();
        return index < 0 ? Optional.empty() : Optional.of(model.shown().get(index));
    }

    /** Says something instead of the number of rows, until rows are shown. */
    public void say(String text) {
        count.setText(text);
        count.setToolTipText(text);
        count.requestLayout();
    }

    /** Puts the cursor where people begin. */
    public void setFocus() {
        table.setFocus();
    }

    /** The whole text of a cell, which its column may be too narrow for; null (no tooltip) beside the rows. */
    private String textAt(Point point) {
        TableItem item = table.getItem(point);
        if (item == null) {
            return null;
        }
        for (int column = 0; column < table.getColumnCount(); column++) {
            if (item.getBounds(column).contains(point)) {
                return item.getText(column).isEmpty() ? null : item.getText(column);
            }
        }
        return null;
    }

    private void applyFilter() {
        model.setFilter(filter.getText());
        refresh();
    }

    private void refresh() {
        table.deselectAll();
        table.setItemCount(model.shown().size());
        table.clearAll();
        say(summaryText());
    }

    private String summaryText() {
        int shown = model.shown().size();
        String number = shown == model.size() ? shown + " " + noun : shown + " of " + model.size() + " " + noun;
        return (title.isEmpty() ? "" : title + ": ") + number + (detail.isEmpty() ? "" : ", " + detail);
    }

    private void fill(TableItem item, int row) {
        for (int column = 0; column < model.columns().size(); column++) {
            item.setText(column, model.text(row, column));
        }
    }
}
