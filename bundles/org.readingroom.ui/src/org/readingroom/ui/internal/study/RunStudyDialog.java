package org.readingroom.ui.internal.study;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.readingroom.api.CancelledException;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.run.ArmForecast;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.JobMonitor;
import org.readingroom.ui.internal.engine.Engine;
import org.readingroom.ui.internal.engine.EngineException;
import org.readingroom.ui.internal.engine.RunRequest;

/** Asks where the data lie and the run goes, and shows what would be asked, before a study is run. */
public final class RunStudyDialog extends TitleAreaDialog {
    private static final int COPY = IDialogConstants.CLIENT_ID + 1;
    private static final int QUIET_MS = 400;

    private final Path study;
    private final Set<String> names;
    private final Map<String, Text> folders = new LinkedHashMap<>();
    private Text out;
    private Text plan;
    private Job counting;
    private RunRequest request;

    /** @param names the roots that the study names */
    RunStudyDialog(Shell shell, Path study, Set<String> names) {
        super(shell);
        this.study = study;
        this.names = names;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** What the user asked for; none where the dialog was left. */
    Optional<RunRequest> ask() {
        return open() == OK ? Optional.of(request) : Optional.empty();
    }

    /** The dialog that is shown now, for tests. */
    public static Optional<RunStudyDialog> shown() {
        return Arrays.stream(Display.getCurrent().getShells())
                .filter(s -> s.getData() instanceof RunStudyDialog)
                .map(s -> (RunStudyDialog) s.getData())
                .findFirst();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Run Study");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Run " + study.getFileName());
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(12, 12)
                .spacing(8, 8)
                .applyTo(area);
        Map<String, Path> known = DesktopMemory.roots();
        for (String name : names) {
            Path folder = known.get(name);
            folders.put(name, row(area, "Folder of root '" + name + "'", folder == null ? "" : folder.toString()));
        }
        out = row(area, "Run folder", folderOf(study).toString());
        Label head = new Label(area, SWT.NONE);
        head.setText("What will be asked");
        GridDataFactory.fillDefaults().span(3, 1).applyTo(head);
        plan = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        GridDataFactory.fillDefaults()
                .span(3, 1)
                .grab(true, true)
                .hint(620, 170)
                .applyTo(plan);
        return area;
    }

    /** Where a study's run goes where nothing else is said: a folder of its name in {@code runs} beside it. */
    static Path folderOf(Path study) {
        String stem = study.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return study.resolveSibling("runs").resolve(stem);
    }

    private Text row(Composite area, String label, String value) {
        new Label(area, SWT.NONE).setText(label);
        Text text = new Text(area, SWT.BORDER);
        text.setText(value);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(text);
        text.addListener(SWT.Modify, e -> changed());
        Button browse = new Button(area, SWT.PUSH);
        browse.setText("Browse...");
        browse.addListener(SWT.Selection, e -> {
            DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN);
            dialog.setFilterPath(text.getText());
            String chosen = dialog.open();
            if (chosen != null) {
                text.setText(chosen);
            }
        });
        return text;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, "Copy Headless Command", false);
        createButton(parent, IDialogConstants.OK_ID, "Run", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        changed();
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == COPY) {
            copy();
        } else {
            super.buttonPressed(id);
        }
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(getShell().getDisplay());
        clipboard.setContents(new Object[] {command(current())}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
        setMessage("The command is on the clipboard.", IMessageProvider.INFORMATION);
    }

    /** What does the same in a terminal. */
    static String command(RunRequest request) {
        try {
            return Engine.find().typed(request.words());
        } catch (EngineException e) {
            // Without its engine the desktop still tells the words.
            return "readingroom " + String.join(" ", request.words());
        }
    }

    private RunRequest current() {
        Map<String, Path> roots = new LinkedHashMap<>();
        folders.forEach((name, text) -> {
            if (!text.getText().isBlank()) {
                roots.put(name, Path.of(text.getText().strip()).toAbsolutePath());
            }
        });
        return new RunRequest(
                study, roots, Path.of(out.getText().strip()).toAbsolutePath().normalize(), false);
    }

    private void changed() {
        Button run = getButton(IDialogConstants.OK_ID);
        if (run == null) {
            return;
        }
        if (counting != null) {
            counting.cancel();
        }
        run.setEnabled(false);
        run.setText("Run");
        Optional<String> lacking = lacking();
        if (lacking.isPresent()) {
            setMessage(lacking.get(), IMessageProvider.WARNING);
            plan.setText("");
            return;
        }
        setMessage("Counting what will be asked...");
        count(current());
    }

    private Optional<String> lacking() {
        for (Map.Entry<String, Text> folder : folders.entrySet()) {
            if (folder.getValue().getText().isBlank()) {
                return Optional.of("Say which folder the root '" + folder.getKey() + "' is.");
            }
        }
        return out.getText().isBlank() ? Optional.of("Say which folder the run goes into.") : Optional.empty();
    }

    private void count(RunRequest what) {
        counting = new Job("Counting the queries of " + study.getFileName()) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    StudyForecast forecast = StudyForecast.of(what, new JobMonitor(monitor));
                    later(() -> show(forecast));
                } catch (CancelledException e) {
                    return Status.CANCEL_STATUS;
                } catch (ReadingRoomException e) {
                    later(() -> refuse(e.getMessage()));
                }
                return Status.OK_STATUS;
            }

            private void later(Runnable show) {
                getShell().getDisplay().asyncExec(() -> {
                    if (this == counting && getShell() != null && !getShell().isDisposed()) {
                        show.run();
                    }
                });
            }

            @Override
            public boolean belongsTo(Object family) {
                return BackgroundJob.PLUGIN.equals(family);
            }
        };
        counting.schedule(QUIET_MS);
    }

    private void show(StudyForecast forecast) {
        plan.setText(String.join(
                "\n", forecast.arms().stream().map(ArmForecast::text).toList()));
        Button run = getButton(IDialogConstants.OK_ID);
        run.setText(forecast.goesOn() ? "Resume" : "Run");
        run.setEnabled(true);
        getShell().setDefaultButton(run);
        setMessage(forecast.text() + (forecast.goesOn() ? " The run goes on where it stopped." : ""));
    }

    private void refuse(String why) {
        plan.setText(why);
        setMessage("The study cannot be run so.", IMessageProvider.ERROR);
    }

    @Override
    protected void okPressed() {
        request = current();
        DesktopMemory.keepRoots(request.roots());
        super.okPressed();
    }

    @Override
    public boolean close() {
        if (counting != null) {
            counting.cancel();
            counting = null;
        }
        return super.close();
    }

    /** The text that shows the plan, for tests. */
    public Text plan() {
        return plan;
    }

    /** The field of a root's folder, for tests. */
    public Text folder(String root) {
        return folders.get(root);
    }

    /** The field of the run's folder, for tests. */
    public Text out() {
        return out;
    }

    /** The button that runs, for tests. */
    public Button run() {
        return getButton(IDialogConstants.OK_ID);
    }
}
