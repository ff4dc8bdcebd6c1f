package org.readingroom.ui.internal.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.readingroom.ui.internal.DatasetChoice;
import org.readingroom.ui.internal.DatasetKind;

/** Asks which dataset to open: the plugin that reads it, and the folder it lies in. */
public final class OpenDatasetDialog extends TitleAreaDialog {
    private static final String HINT = "Choose what kind of dataset it is, and the folder that holds it.";

    private final List<DatasetKind> kinds;
    private Combo kind;
    private Text folder;
    private Button browse;
    private DatasetChoice choice;

    public OpenDatasetDialog(Shell parent, List<DatasetKind> kinds) {
        super(parent);
        this.kinds = List.copyOf(kinds);
        setHelpAvailable(false);
    }

    /** What was chosen, once the dialog was left with OK. */
    public DatasetChoice choice() {
        return choice;
    }

    /** The box of dataset plugins, for tests. */
    public Combo kinds() {
        return kind;
    }

    /** The box of the folder, for tests. */
    public Text folder() {
        return folder;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Open Dataset");
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).applyTo(area);
        new Label(area, SWT.NONE).setText("Dataset:");
        kind = new Combo(area, SWT.READ_ONLY | SWT.DROP_DOWN);
        kinds.forEach(k -> kind.add(k.label() + " (" + k.id() + ")"));
        kind.select(0);
        kind.addListener(SWT.Selection, e -> check());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(kind);
        new Label(area, SWT.NONE).setText("Folder:");
        folder = new Text(area, SWT.BORDER);
        folder.addListener(SWT.Modify, e -> check());
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(folder);
        browse = new Button(area, SWT.PUSH);
        browse.setText("Browse...");
        browse.addListener(SWT.Selection, e -> browse());
        setTitle("Open a dataset");
        setMessage(HINT);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        getButton(IDialogConstants.OK_ID).setText("Open");
        check();
    }

    private void browse() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setText("Dataset Folder");
        dialog.setFilterPath(folder.getText());
        String chosen = dialog.open();
        if (chosen != null) {
            folder.setText(chosen);
        }
    }

    private void check() {
        boolean needed = selected().folder();
        folder.setEnabled(needed);
        browse.setEnabled(needed);
        String text = folder.getText().strip();
        boolean missing = needed && !text.isEmpty() && !Files.isDirectory(Path.of(text));
        setErrorMessage(missing ? "There is no folder " + text : null);
        getButton(IDialogConstants.OK_ID).setEnabled(!needed || !text.isEmpty() && !missing);
    }

    private DatasetKind selected() {
        return kinds.get(kind.getSelectionIndex());
    }

    @Override
    protected void okPressed() {
        DatasetKind chosen = selected();
        Optional<Path> where =
                chosen.folder() ? Optional.of(Path.of(folder.getText().strip())) : Optional.empty();
        choice = new DatasetChoice(chosen.id(), where);
        super.okPressed();
    }
}
