package org.readingroom.ui.internal.bench;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.form.ScrolledForm;
import org.readingroom.ui.internal.form.SettingsForm;

/** Asks which model the bench asks, and for its settings: the arm's own, or any that is installed. */
final class ModelDialog extends TitleAreaDialog {
    private static final String HINT =
            "The arm's slices, images and prompt stay; a folder of weights is given here, not in" + " the study.";
    private static final int FORM_HEIGHT = 340;
    private static final int WIDTH = 620;

    private final List<ModelKind> kinds;
    private final String armsOwn;
    private final Optional<ModelChoice> before;
    private Combo kind;
    private ScrolledForm forms;
    private Optional<SettingsForm> form = Optional.empty();
    private Optional<ModelChoice> choice = Optional.empty();

    /**
     * A dialog that is not open yet.
     *
     * @param armsOwn what the arm's own model is called
     * @param before the model that is asked now in place of it
     */
    ModelDialog(Shell shell, List<ModelKind> kinds, String armsOwn, Optional<ModelChoice> before) {
        super(shell);
        this.kinds = List.copyOf(kinds);
        this.armsOwn = armsOwn;
        this.before = before;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Model");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Which model is asked?");
        setMessage(HINT);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).applyTo(area);
        new Label(area, SWT.NONE).setText("Model:");
        kind = new Combo(area, SWT.READ_ONLY | SWT.DROP_DOWN);
        kind.add(armsOwn);
        kinds.forEach(k -> kind.add(k.text()));
        AccessibleName.give(kind, "Model", "");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(kind);
        forms = new ScrolledForm(area, 2, FORM_HEIGHT);
        kind.addListener(SWT.Selection, e -> showForm());
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        kind.select(1
                + before.map(b -> kinds.stream().map(ModelKind::id).toList().indexOf(b.id()))
                        .orElse(-1));
        showForm();
        before.ifPresent(b -> form.ifPresent(f -> f.show(b.settings(), b.roots())));
        check();
    }

    private Optional<ModelKind> selected() {
        return Optional.of(kind.getSelectionIndex()).filter(at -> at > 0).map(at -> kinds.get(at - 1));
    }

    private void showForm() {
        forms.clear();
        form = selected().map(k -> forms.show(k.settings()));
        form.ifPresent(f -> f.addChangeListener(this::check));
        check();
    }

    private void check() {
        List<String> problems = form.map(SettingsForm::problems).orElse(List.of());
        boolean untouched = form.map(SettingsForm::yaml).orElse("").isEmpty();
        setErrorMessage(problems.isEmpty() || untouched ? null : problems.get(0));
        getButton(IDialogConstants.OK_ID).setEnabled(problems.isEmpty());
    }

    @Override
    protected void okPressed() {
        choice = selected()
                .map(k -> ModelChoice.of(
                        k, form.orElseThrow().node(), form.orElseThrow().roots()));
        super.okPressed();
    }

    /** The model chosen; empty for the arm's own. */
    Optional<ModelChoice> choice() {
        return choice;
    }
}
