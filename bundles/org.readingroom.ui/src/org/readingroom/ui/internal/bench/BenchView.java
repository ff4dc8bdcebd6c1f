package org.readingroom.ui.internal.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.form.CheckBox;

/** Tries a prompt on a slice: choose, edit the wording, ask, see what is read out of the answer on the slice. */
public final class BenchView extends ViewPart {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.bench";

    private static final String OPEN_RUN = "org.readingroom.ui.command.benchOpenRun";

    private BenchSession session;
    private BenchControls controls;
    private BenchCanvas canvas;
    private AnswerPane answers;
    private Spinner number;
    private CLabel place;
    private Label status;
    private Combo image;

    @Override
    public void createPartControl(Composite parent) {
        session = new BenchSession(parent.getDisplay());
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        SashForm halves = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
        controls = new BenchControls(halves, session);
        SashForm right = new SashForm(halves, SWT.VERTICAL | SWT.SMOOTH);
        slicePane(right);
        answers = new AnswerPane(right, chosen -> canvas.show(session.slice(), session.answers(), chosen));
        right.setWeights(68, 32);
        halves.setWeights(36, 64);
        status = new Label(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).indent(8, 2).applyTo(status);
        session.addListener(this::update);
        getSite().getService(IHandlerService.class).activateHandler(OPEN_RUN, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                chooseRun();
                return null;
            }
        });
        update();
    }

    private void slicePane(Composite parent) {
        Composite pane = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(5)
                .spacing(8, 2)
                .margins(4, 4)
                .applyTo(pane);
        canvas = new BenchCanvas(pane);
        GridDataFactory.fillDefaults().grab(true, true).span(5, 1).applyTo(canvas);
        new Label(pane, SWT.NONE).setText("Slice:");
        number = new Spinner(pane, SWT.BORDER);
        number.setToolTipText("The slice; the wheel over the image goes through them too");
        number.setValues(1, 1, 1, 0, 1, 10);
        number.addListener(SWT.Selection, e -> choose(number.getSelection() - 1));
        canvas.addListener(SWT.MouseVerticalWheel, e -> choose(number.getSelection() - 1 + Integer.signum(e.count)));
        place = new CLabel(pane, SWT.NONE);
        AccessibleName.give(place, () -> "Slice " + place.getText());
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(place);
        image = new Combo(pane, SWT.READ_ONLY | SWT.DROP_DOWN);
        image.setToolTipText("Which image of the prompt is shown");
        image.addListener(SWT.Selection, e -> canvas.showImage(image.getSelectionIndex()));
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(image);
        Button truth = CheckBox.in(pane, "Truth");
        truth.setToolTipText("Draw what is true, dashed");
        truth.setSelection(true);
        truth.addListener(SWT.Selection, e -> canvas.showTruth(truth.getSelection()));
    }

    private void choose(int index) {
        session.slice()
                .filter(s -> index >= 0 && index < s.slices() && index != s.index() && !session.asking())
                .ifPresent(s -> session.show(s.caseId(), Optional.of(index)));
    }

    private void chooseRun() {
        DirectoryDialog dialog = new DirectoryDialog(getSite().getShell(), SWT.OPEN);
        dialog.setText("Open a Run on the Bench");
        dialog.setMessage("The folder of a run: its study, patients and trained models are used.");
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(this::openRun);
    }

    /** Lays out a run: its study and cohort. */
    public void openRun(Path run) {
        session.layOut(BenchLayout.ofRun(run));
    }

    /** Lays out a run, or a study where it has none yet. */
    public void open(Optional<Path> study, Map<String, Path> roots, Optional<Path> run, Optional<String> arm) {
        session.layOut(BenchLayout.of(study, roots, run, arm));
    }

    private void update() {
        if (status.isDisposed()) {
            return;
        }
        controls.refresh();
        answers.show(session.answers());
        canvas.show(session.slice(), session.answers(), answers.selected());
        Optional<ShownSlice> shown = session.slice();
        number.setEnabled(shown.isPresent());
        image.setEnabled(shown.isPresent());
        shown.ifPresent(s -> {
            number.setMaximum(s.slices());
            number.setSelection(s.index() + 1);
            place.setText("of " + s.slices());
            place.requestLayout();
            images(s);
        });
        status.setText((session.problem() ? "Problem: " : "") + session.status());
        status.setToolTipText(session.status());
    }

    private void images(ShownSlice s) {
        List<String> names = java.util.stream.IntStream.rangeClosed(
                        1, s.images().size())
                .mapToObj(i -> "image " + i + " of " + s.images().size())
                .toList();
        if (!List.of(image.getItems()).equals(names)) {
            image.setItems(names.toArray(String[]::new));
            image.select(0);
        }
        image.setVisible(names.size() > 1);
    }

    /** What lies on the bench, for tests and pictures. */
    public BenchSession session() {
        return session;
    }

    /** The box of cases, for tests. */
    public Combo cases() {
        return controls.subject();
    }

    /** The button that asks, for tests. */
    public Button askButton() {
        return controls.askButton();
    }

    /** Which model is asked, for tests. */
    public CLabel model() {
        return controls.model().name();
    }

    /** The button that chooses a model, for tests. */
    public Button chooseModel() {
        return controls.model().choose();
    }

    /** How often it asks, for tests. */
    public Spinner repeats() {
        return controls.repeats();
    }

    /** The wording, for tests. */
    public StyledText wording() {
        return controls.wording();
    }

    /** The box that offers test patients, for tests. */
    public Button testPatients() {
        return controls.testPatients();
    }

    /** The table of answers, for tests. */
    public Table answers() {
        return answers.table();
    }

    /** The words of the chosen answer, for tests. */
    public StyledText words() {
        return answers.words();
    }

    /** The drawn slice, for tests. */
    public Canvas canvas() {
        return canvas;
    }

    @Override
    public void setFocus() {
        controls.setFocus();
    }

    @Override
    public void dispose() {
        if (session != null) {
            session.close();
        }
        super.dispose();
    }
}
