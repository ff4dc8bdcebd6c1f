package org.readingroom.ui.internal.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.ui.internal.engine.ArmState;
import org.readingroom.ui.internal.engine.EngineException;
import org.readingroom.ui.internal.engine.EngineRun;
import org.readingroom.ui.internal.engine.EngineRuns;
import org.readingroom.ui.internal.engine.RunRequest;
import org.readingroom.ui.internal.engine.RunStatus;
import org.readingroom.ui.internal.form.AccessibleName;

/** A run while it is at work, and how it ended: arms, answers, curves and log. */
public final class RunView extends ViewPart {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.run";

    private static final int EVERY_MS = 250;
    private static final int NARROW = 950;
    private static final int[] WEIGHTS = {45, 55};

    private Combo runs;
    private Label status;
    private Button cancel;
    private Button resume;
    private Button report;
    private Button folder;
    private ArmTable arms;
    private AnswerTable answers;
    private CurveChart curves;
    private LogText log;
    private CTabFolder tabs;
    private List<EngineRun> known = List.of();
    private Optional<EngineRun> run = Optional.empty();
    private long version = -1;

    /**
     * Starts a run, or goes on with one, and shows it.
     *
     * @throws EngineException where the engine does not start
     */
    public static RunView start(IWorkbenchPage page, RunRequest request) {
        EngineRun run = EngineRuns.instance().start(request);
        try {
            RunView view = (RunView) page.showView(ID);
            view.show(run);
            return view;
        } catch (PartInitException e) {
            throw new IllegalStateException("the Run view does not open", e);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(4, 4).applyTo(parent);
        header(parent);
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        arms = new ArmTable(sash);
        tabs = new CTabFolder(sash, SWT.TOP | SWT.BORDER);
        Composite page = new Composite(tabs, SWT.NONE);
        answers = new AnswerTable(page);
        tab("Answers").setControl(page);
        curves = new CurveChart(tabs);
        tab("Curves").setControl(curves.control());
        log = new LogText(tabs);
        tab("Log").setControl(log.text());
        tabs.setSelection(0);
        tabs.addListener(SWT.Selection, e -> version = -1);
        sash.addListener(SWT.Resize, e -> turn(sash));
        sash.setWeights(WEIGHTS);
        look();
    }

    /** In a room that is high rather than wide the arms stand above their answers. */
    private static void turn(SashForm sash) {
        Point size = sash.getSize();
        sash.setOrientation(size.x < NARROW && size.y > size.x / 2 ? SWT.VERTICAL : SWT.HORIZONTAL);
    }

    private CTabItem tab(String title) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(title);
        return item;
    }

    private void header(Composite parent) {
        Composite head = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        GridLayoutFactory.fillDefaults()
                .numColumns(6)
                .margins(2, 2)
                .spacing(6, 4)
                .applyTo(head);
        runs = new Combo(head, SWT.READ_ONLY);
        AccessibleName.give(runs, "Run", "Which run is shown");
        GridDataFactory.swtDefaults().hint(230, SWT.DEFAULT).applyTo(runs);
        runs.addListener(SWT.Selection, e -> show(known.get(runs.getSelectionIndex())));
        status = new Label(head, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .hint(200, SWT.DEFAULT)
                .applyTo(status);
        cancel = button(head, "Cancel", "Stops after the current step; the run can be gone on with", this::cancel);
        resume = button(head, "Resume", "Goes on where the run stopped", this::resume);
        report = button(head, "Open Report", "Opens the report in the browser", this::openReport);
        folder = button(
                head,
                "Open Folder",
                "Opens the run's folder",
                () -> run.ifPresent(r -> Program.launch(r.request().out().toString())));
    }

    private static Button button(Composite parent, String title, String tip, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(title);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    /** Shows a run. */
    public void show(EngineRun of) {
        run = Optional.of(of);
        version = -1;
        refresh();
    }

    private void cancel() {
        run.ifPresent(r -> {
            if (r.status() == RunStatus.STOPPING) {
                boolean sure = MessageDialog.openQuestion(
                        getSite().getShell(),
                        "End Now",
                        "The engine is finishing its current step. End it without waiting? What was finished is kept.");
                if (sure) {
                    r.kill();
                }
            } else {
                r.cancel();
            }
            refresh();
        });
    }

    private void resume() {
        run.ifPresent(r -> {
            boolean other = r.progress().error().contains("--accept-versions");
            if (other
                    && !MessageDialog.openQuestion(
                            getSite().getShell(),
                            "Resume",
                            r.progress().error() + "\n\nGo on with the versions that are installed now?")) {
                return;
            }
            try {
                show(EngineRuns.instance().start(r.request().accepting(other)));
            } catch (EngineException e) {
                MessageDialog.openError(getSite().getShell(), "Resume", e.getMessage());
            }
        });
    }

    private void openReport() {
        run.map(r -> r.progress().report())
                .filter(page -> !page.isEmpty())
                .ifPresent(page -> Program.launch(Path.of(page).toUri().toString()));
    }

    private void look() {
        if (status.isDisposed()) {
            return;
        }
        refresh();
        status.getDisplay().timerExec(EVERY_MS, this::look);
    }

    private void refresh() {
        List<EngineRun> now = EngineRuns.instance().all();
        if (!now.equals(known)) {
            known = now;
            runs.setItems(now.stream().map(RunView::name).toArray(String[]::new));
            run = run.isPresent() ? run : now.stream().findFirst();
            version = -1;
        }
        run.ifPresent(r -> runs.select(known.indexOf(r)));
        long newest = run.map(EngineRun::version).orElse(0L);
        if (newest != version) {
            version = newest;
            fill();
        }
    }

    private static String name(EngineRun run) {
        Path out = run.request().out();
        return out.getFileName() + "  [" + run.request().study().getFileName() + "]";
    }

    private void fill() {
        RunStatus at = run.map(EngineRun::status).orElse(RunStatus.DONE);
        cancel.setText(at == RunStatus.STOPPING ? "End Now" : "Cancel");
        cancel.setEnabled(run.isPresent() && at.live());
        resume.setEnabled(run.isPresent() && at.resumable());
        report.setEnabled(run.filter(r -> !r.progress().report().isEmpty()).isPresent());
        folder.setEnabled(run.isPresent());
        status.setText(run.map(RunView::sentence).orElse("No run yet: open a study and choose Run Study (Ctrl+R)."));
        status.requestLayout();
        run.ifPresent(r -> {
            arms.show(r.progress().arms());
            answers.show(r.progress());
            curves.show(r.progress().curves());
            log.show(r.progress().lines());
        });
    }

    private static String sentence(EngineRun r) {
        return switch (r.status()) {
            case RUNNING ->
                r.progress().arms().stream()
                        .filter(a -> a.stage() == ArmState.Stage.PREPARING
                                && !a.detail().isEmpty())
                        .map(a -> "Running: " + a.arm() + ", " + a.detail())
                        .findFirst()
                        .orElse("Running: " + r.progress().task());
            case STOPPING -> "Stopping after the current step...";
            default -> r.end();
        };
    }

    /** The run that is shown. */
    public Optional<EngineRun> run() {
        return run;
    }

    /** The button that stops it. */
    public Button cancelButton() {
        return cancel;
    }

    /** The button that goes on with it. */
    public Button resumeButton() {
        return resume;
    }

    /** What is said of it. */
    public String sentence() {
        return status.getText();
    }

    /** The table of arms. */
    public org.eclipse.swt.widgets.Table armTable() {
        return arms.table();
    }

    /** The table of answers. */
    public org.eclipse.swt.widgets.Table answerTable() {
        return answers.table();
    }

    /** The text of the log. */
    public Text log() {
        return log.text();
    }

    /** Shows one of Answers, Curves and Log. */
    public void showTab(String title) {
        for (CTabItem item : tabs.getItems()) {
            if (item.getText().equals(title)) {
                tabs.setSelection(item);
            }
        }
    }

    @Override
    public void setFocus() {
        arms.table().setFocus();
    }
}
