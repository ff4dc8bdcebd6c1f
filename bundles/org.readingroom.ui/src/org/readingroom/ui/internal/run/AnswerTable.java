package org.readingroom.ui.internal.run;

import java.util.List;
import java.util.Map;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.readingroom.ui.internal.engine.AnswerRow;
import org.readingroom.ui.internal.engine.RunProgress;
import org.readingroom.ui.internal.form.AccessibleName;

/** The answers as they come in, newest first; those of one end state, or all. */
final class AnswerTable {
    private static final String ALL = "All end states";
    private static final String[] TITLES = {"#", "Arm", "Case", "Slice", "Task", "End state", "Answer", "ms"};
    private static final int[] WIDTHS = {56, 120, 170, 80, 90, 100, 260, 60};

    private final Combo states;
    private final Label count;
    private final Table table;
    private List<AnswerRow> all = List.of();
    private List<AnswerRow> shown = List.of();
    private long number = -1;
    private String wanted = "";

    AnswerTable(Composite parent) {
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(4, 4)
                .spacing(8, 4)
                .applyTo(parent);
        states = new Combo(parent, SWT.READ_ONLY);
        states.setItems(ALL);
        states.select(0);
        AccessibleName.give(states, "End state", "Which answers are shown");
        states.addListener(SWT.Selection, e -> choose());
        count = new Label(parent, SWT.NONE);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(count);
        table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.BORDER);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(table);
        AccessibleName.give(table, "Answers as they come in", "");
        table.setHeaderVisible(true);
        for (int i = 0; i < TITLES.length; i++) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(TITLES[i]);
            column.setWidth(WIDTHS[i]);
        }
        table.addListener(SWT.SetData, e -> fill((TableItem) e.item, e.index));
    }

    Table table() {
        return table;
    }

    Combo states() {
        return states;
    }

    /** Shows what has come in. */
    void show(RunProgress progress) {
        if (progress.answered() == number) {
            return;
        }
        number = progress.answered();
        all = progress.answers();
        offer(progress.states());
        filter();
        String older = number > all.size() ? ", the last " + all.size() + " of them here" : "";
        count.setText(number + (number == 1 ? " answer" : " answers") + " in this session" + older);
        count.requestLayout();
    }

    private void offer(Map<String, Long> counts) {
        String[] items = new String[counts.size() + 1];
        items[0] = ALL;
        int i = 1;
        int chosen = 0;
        for (Map.Entry<String, Long> e : counts.entrySet()) {
            chosen = e.getKey().equals(wanted) ? i : chosen;
            items[i++] = e.getKey() + " (" + e.getValue() + ")";
        }
        if (!java.util.Arrays.equals(items, states.getItems())) {
            int before = states.getItemCount();
            states.setItems(items);
            if (before != items.length) {
                states.requestLayout();
            }
        }
        states.select(chosen);
    }

    private void choose() {
        wanted = states.getSelectionIndex() <= 0 ? "" : states.getText().replaceFirst(" \\(\\d+\\)$", "");
        filter();
    }

    private void filter() {
        shown = wanted.isEmpty()
                ? all
                : all.stream().filter(a -> a.state().equals(wanted)).toList();
        table.setItemCount(shown.size());
        table.clearAll();
    }

    private void fill(TableItem item, int index) {
        AnswerRow a = shown.get(shown.size() - 1 - index);
        item.setText(new String[] {
            Long.toString(a.number()),
            a.arm(),
            a.caseId(),
            a.slice(),
            a.task(),
            a.state(),
            a.said().replace('\n', ' '),
            Long.toString(a.millis())
        });
    }
}
