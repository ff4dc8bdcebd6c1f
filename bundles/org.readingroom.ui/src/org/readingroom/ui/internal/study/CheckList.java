package org.readingroom.ui.internal.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.readingroom.settings.PluginEntry;
import org.readingroom.ui.internal.form.AccessibleName;

/** Plugins to be ticked. */
final class CheckList {
    private final Table table;

    /** @param ticked those that are at first */
    CheckList(
            Composite parent, String head, List<PluginEntry> entries, Predicate<PluginEntry> ticked, Runnable changed) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(head);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(label);
        table = new Table(parent, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).hint(520, 120).applyTo(table);
        AccessibleName.give(table, head, "");
        new TableColumn(table, SWT.NONE);
        new TableColumn(table, SWT.NONE);
        show(entries, ticked);
        table.addListener(SWT.Selection, e -> {
            if (e.detail == SWT.CHECK) {
                changed.run();
            }
        });
    }

    void show(List<PluginEntry> entries, Predicate<PluginEntry> ticked) {
        table.removeAll();
        for (PluginEntry e : entries) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {e.id(), e.label()});
            item.setChecked(ticked.test(e));
        }
        for (TableColumn column : table.getColumns()) {
            column.pack();
        }
    }

    /** The ids of those ticked, in the order shown. */
    List<String> ticked() {
        List<String> ids = new ArrayList<>();
        for (TableItem item : table.getItems()) {
            if (item.getChecked()) {
                ids.add(item.getText());
            }
        }
        return ids;
    }

    /** Ticks those of these ids and no other. */
    void tick(List<String> ids) {
        for (TableItem item : table.getItems()) {
            item.setChecked(ids.contains(item.getText()));
        }
    }
}
