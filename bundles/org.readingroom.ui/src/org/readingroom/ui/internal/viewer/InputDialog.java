package org.readingroom.ui.internal.viewer;

import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;
import org.readingroom.settings.SettingsWriter;
import org.readingroom.study.InputSettings;
import org.readingroom.ui.internal.form.RootField;
import org.readingroom.ui.internal.form.SettingsForm;

/** Asks how cases are prepared for a model: the {@code input:} of a study. */
final class InputDialog extends TitleAreaDialog {
    private final InputSettings before;
    private SettingsForm form;
    private Optional<InputSettings> chosen = Optional.empty();

    InputDialog(Shell parent, InputSettings before) {
        super(parent);
        this.before = before;
        setHelpAvailable(false);
    }

    /** What was chosen; empty unless the dialog was left with OK. */
    Optional<InputSettings> chosen() {
        return chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Model's View");
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle("What the model sees");
        setMessage("As in input: of a study. mask-centred crops by the reference, which is an oracle.");
        form = new SettingsForm(area, InputSettings.class, RootField.NAME);
        form.show(SettingsNode.of("input", changed()));
        form.addChangeListener(this::check);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
        return area;
    }

    /** What differs from the defaults. */
    private Map<String, Object> changed() {
        Map<String, Object> now = SettingsWriter.write(before);
        Map<String, Object> defaults = SettingsWriter.write(InputSettings.DEFAULT);
        now.entrySet().removeIf(e -> e.getValue().equals(defaults.get(e.getKey())));
        return now;
    }

    private void check() {
        setErrorMessage(form.problems().isEmpty() ? null : form.problems().get(0));
        getButton(IDialogConstants.OK_ID).setEnabled(form.problems().isEmpty());
    }

    @Override
    protected void okPressed() {
        chosen = new SettingsBinder(Map.of())
                .check(InputSettings.class, form.node())
                .value();
        super.okPressed();
    }
}
