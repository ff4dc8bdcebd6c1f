package org.readingroom.ui.internal.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.readingroom.settings.SettingDescription;
import org.readingroom.settings.SettingsNode;
import org.readingroom.settings.SettingsReference;
import org.readingroom.ui.internal.DatasetChoice;
import org.readingroom.ui.internal.DatasetKind;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.form.ScrolledForm;
import org.readingroom.ui.internal.form.SettingsForm;

/** The dataset plugin, and below it the form of its settings. */
public final class DatasetPage extends WizardPage {
    private static final String HINT = "Choose what kind of dataset it is, and the folder that holds it.";
    private static final int FORM_HEIGHT = 150;

    private final List<DatasetKind> kinds;
    private final Optional<Path> folder;
    private Combo kind;
    private ScrolledForm forms;
    private SettingsForm form;

    DatasetPage(List<DatasetKind> kinds, Optional<Path> folder) {
        super("dataset", "Open a dataset", null);
        this.kinds = List.copyOf(kinds);
        this.folder = folder;
        setMessage(HINT);
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).applyTo(area);
        new Label(area, SWT.NONE).setText("Dataset:");
        kind = new Combo(area, SWT.READ_ONLY | SWT.DROP_DOWN);
        kinds.forEach(k -> kind.add(k.label() + " (" + k.id() + ")"));
        kind.select(0);
        AccessibleName.give(kind, "Dataset plugin", "");
        kind.addListener(SWT.Selection, e -> showForm());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(kind);
        forms = new ScrolledForm(area, 2, FORM_HEIGHT);
        setControl(area);
        showForm();
    }

    /** The box of dataset plugins, for tests. */
    public Combo kinds() {
        return kind;
    }

    /** The settings of the chosen plugin. */
    public SettingsForm form() {
        return form;
    }

    /** What is chosen. */
    DatasetChoice choice() {
        return DatasetChoice.of(selected().id(), form.node(), form.roots());
    }

    private DatasetKind selected() {
        return kinds.get(kind.getSelectionIndex());
    }

    private void showForm() {
        Optional<Path> chosen =
                form == null ? folder : form.roots().values().stream().findFirst();
        form = forms.show(selected().settings());
        chosen.ifPresent(this::enter);
        form.addChangeListener(this::check);
        check();
    }

    private void enter(Path path) {
        root(selected())
                .ifPresent(
                        key -> form.show(SettingsNode.of("the folder", Map.of(key, "folder")), Map.of("folder", path)));
    }

    /** The first root that a plugin needs, which the dataset's folder is taken for. */
    static Optional<String> root(DatasetKind kind) {
        return SettingsReference.of(kind.settings()).stream()
                .filter(s -> s.kind() == SettingDescription.Kind.ROOT && s.required())
                .map(SettingDescription::key)
                .findFirst();
    }

    private void check() {
        List<String> problems = form.problems();
        boolean untouched = form.yaml().isEmpty();
        setErrorMessage(problems.isEmpty() || untouched ? null : problems.get(0));
        setPageComplete(problems.isEmpty());
    }
}
