package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.readingroom.settings.PluginEntry;

/** Asks by which metrics a run is scored again. */
final class RescoreDialog extends TitleAreaDialog {
    private static final int LINES = 16;

    private final List<PluginEntry> installed;
    private final List<String> before;
    private final Collection<String> primary;
    private Table table;
    private List<String> chosen = List.of();

    /**
     * A dialog that is not open yet.
     *
     * @param installed the metrics there are
     * @param before those of the study
     * @param primary those that its claims rest on, which stay
     */
    RescoreDialog(Shell shell, List<PluginEntry> installed, List<String> before, Collection<String> primary) {
        super(shell);
        this.installed = installed;
        this.before = before;
        this.primary = primary;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Rescore");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Score the run again");
        setMessage("The stored answers are scored without any model, and the report is written anew."
                + " Tick the metrics.");
        Composite area = (Composite) super.createDialogArea(parent);
        table = new Table(area, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .hint(480, table.getItemHeight() * LINES)
                .indent(6, 6)
                .applyTo(table);
        for (PluginEntry metric : installed) {
            TableItem item = new TableItem(table, SWT.NONE);
            String stays = primary.contains(metric.id()) ? "  \u2013 primary, stays" : "";
            item.setText(metric.label() + "  (" + metric.id() + ")" + stays);
            item.setData(metric.id());
            item.setChecked(before.contains(metric.id()));
        }
        table.addListener(SWT.Selection, e -> {
            if (primary.contains((String) e.item.getData())) {
                ((TableItem) e.item).setChecked(true);
            }
            ready();
        });
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Rescore", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    private void ready() {
        getButton(IDialogConstants.OK_ID).setEnabled(!ticked().isEmpty());
    }

    /** Those of the study keep their order, others follow. */
    private List<String> ticked() {
        List<String> ids = new ArrayList<>(before);
        for (TableItem item : table.getItems()) {
            String id = (String) item.getData();
            if (item.getChecked() && !ids.contains(id)) {
                ids.add(id);
            } else if (!item.getChecked()) {
                ids.remove(id);
            }
        }
        return ids;
    }

    @Override
    protected void okPressed() {
        chosen = ticked();
        super.okPressed();
    }

    /** The metrics ticked. */
    List<String> chosen() {
        return chosen;
    }
}
