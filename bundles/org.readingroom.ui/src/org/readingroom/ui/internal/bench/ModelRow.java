package org.readingroom.ui.internal.bench;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.form.AccessibleName;

/** Which model is asked: the arm's own, or another in its place. */
final class ModelRow {
    private final BenchSession session;
    private final CLabel name;
    private final Button choose;

    ModelRow(Composite parent, BenchSession session) {
        this.session = session;
        new Label(parent, SWT.NONE).setText("Model:");
        Composite row = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        name = new CLabel(row, SWT.NONE);
        AccessibleName.give(name, () -> "Model " + name.getText());
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(name);
        choose = new Button(row, SWT.PUSH);
        choose.setText("Choose...");
        AccessibleName.give(
                choose, "Choose a model", "Another model, with its folder and settings, in place of the arm's");
        choose.addListener(SWT.Selection, e -> list());
    }

    private void list() {
        new BackgroundJob<>("Listing models", choose.getDisplay(), monitor -> ModelKind.installed(), kinds -> {
                    if (!choose.isDisposed()) {
                        ask(kinds);
                    }
                })
                .schedule();
    }

    private void ask(List<ModelKind> kinds) {
        BenchLayout layout = session.layout().orElseThrow();
        String own = "the arm's own" + (layout.model().isEmpty() ? " (" + session.model() + ")" : "");
        ModelDialog dialog = new ModelDialog(choose.getShell(), kinds, own, layout.model());
        if (dialog.open() == Window.OK) {
            session.layOut(layout.withModel(dialog.choice()));
        }
    }

    /** Shows what the session asks. */
    void refresh() {
        Optional<ModelChoice> other = session.layout().flatMap(BenchLayout::model);
        name.setText(other.map(m -> m.id() + ", in place of the arm's").orElse(session.model()));
        name.requestLayout();
        name.setToolTipText(other.map(ModelChoice::written).orElse(""));
        choose.setEnabled(session.layout().isPresent());
    }

    /** What is written in it, for tests. */
    CLabel name() {
        return name;
    }

    /** The button, for tests. */
    Button choose() {
        return choose;
    }
}
