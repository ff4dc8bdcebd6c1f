package org.readingroom.ui.internal.study;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;

/** Which metrics are scored. */
final class MetricsForm implements StudyForm.Part {
    private static final YamlPath METRICS = YamlPath.of("metrics");

    private final FormText text;
    private final Table table;

    MetricsForm(Composite parent, FormText text, StudyKeys keys) {
        this.text = text;
        GridLayoutFactory.fillDefaults().margins(8, 8).applyTo(parent);
        Label head = new Label(parent, SWT.NONE);
        head.setText("Tick the metrics that are scored.");
        table = new Table(parent, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
        GridDataFactory.fillDefaults().grab(true, true).hint(300, 200).applyTo(table);
        TableColumn id = new TableColumn(table, SWT.NONE);
        TableColumn label = new TableColumn(table, SWT.NONE);
        for (PluginEntry e : keys.plugins().entries(PluginKind.METRIC)) {
            new TableItem(table, SWT.NONE).setText(new String[] {e.id(), e.label()});
        }
        id.pack();
        label.pack();
        table.addListener(SWT.Selection, e -> {
            if (e.detail == SWT.CHECK) {
                toggle((TableItem) e.item);
            }
        });
        show();
    }

    private void toggle(TableItem item) {
        int at = named().indexOf(item.getText());
        if (item.getChecked() && at < 0) {
            text.change(edit -> edit.append(METRICS, item.getText()));
        } else if (!item.getChecked() && at >= 0) {
            text.changeIf(edit -> edit.remove(METRICS.with(at)));
        }
    }

    private List<String> named() {
        return text.tree().flatMap(t -> t.get("metrics")).map(MetricsForm::ids).orElse(List.of());
    }

    private static List<String> ids(YamlNode metrics) {
        List<YamlNode> items = metrics.isList() ? metrics.items() : List.of(metrics);
        return items.stream().map(m -> m.isScalar() ? m.text() : m.textOf("id")).toList();
    }

    @Override
    public void show() {
        List<String> named = named();
        for (TableItem item : table.getItems()) {
            item.setChecked(named.contains(item.getText()));
        }
    }
}
