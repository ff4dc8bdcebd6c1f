package org.readingroom.ui.internal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;
import org.readingroom.settings.PluginRegistry;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.Services;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.form.CheckBox;

/** Arm, model, prompt strategy, case and wording, and the buttons that ask. */
final class BenchControls extends Composite {
    private static final int MOST_REPEATS = 50;

    private final BenchSession session;
    private final Label source;
    private final Combo arm;
    private final ModelRow model;
    private final Combo prompt;
    private final Combo subject;
    private final Button test;
    private final StyledText wording;
    private final Spinner repeats;
    private final Button ask;
    private final Button stop;
    private final Button reset;
    private final Button save;
    private List<BenchCase> offered = List.of();
    private String given = "";

    BenchControls(Composite parent, BenchSession session) {
        super(parent, SWT.NONE);
        this.session = session;
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(8, 8)
                .spacing(8, 6)
                .applyTo(this);
        source = new Label(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(source);
        arm = combo("Arm:");
        model = new ModelRow(this, session);
        prompt = combo("Prompt strategy:");
        subject = combo("Case:");
        new Label(this, SWT.NONE);
        test = CheckBox.in(this, "Offer test patients too");
        test.setToolTipText("A question about one is asked for first, and noted in the run's ledger");
        Label words = new Label(this, SWT.NONE);
        words.setText("Wording:");
        GridDataFactory.fillDefaults().span(2, 1).applyTo(words);
        wording = new StyledText(this, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        wording.setMargins(6, 6, 6, 6);
        AccessibleName.give(wording, "Wording", "");
        GridDataFactory.fillDefaults()
                .grab(true, true)
                .span(2, 1)
                .hint(300, 120)
                .applyTo(wording);
        Composite under = row();
        reset = button(under, "Reset", "The arm's own wording again");
        save = button(
                under, "Save as Prompt File...", "Beside the study; the line that uses it is put on the clipboard");
        Composite asking = row();
        ask = button(asking, "Ask", "Ask about the slice that is shown (Ctrl+Enter)");
        stop = button(asking, "Stop", "End what is being asked");
        new Label(asking, SWT.NONE).setText("Times:");
        repeats = new Spinner(asking, SWT.BORDER);
        repeats.setValues(1, 1, MOST_REPEATS, 0, 1, 5);
        listen();
        listPrompts();
    }

    private Combo combo(String title) {
        new Label(this, SWT.NONE).setText(title);
        Combo combo = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
        GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(combo);
        return combo;
    }

    private Composite row() {
        Composite row = new Composite(this, SWT.NONE);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(row);
        GridLayoutFactory.fillDefaults().numColumns(4).applyTo(row);
        return row;
    }

    private static Button button(Composite parent, String text, String tooltip) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(tooltip);
        return button;
    }

    private void listen() {
        arm.addListener(
                SWT.Selection,
                e -> session.layOut(session.layout().orElseThrow().withArm(arm.getText())));
        prompt.addListener(
                SWT.Selection,
                e -> session.layOut(session.layout().orElseThrow().withPrompt(prompt.getText())));
        subject.addListener(SWT.Selection, e -> show());
        test.addListener(SWT.Selection, e -> refresh());
        wording.addListener(SWT.Modify, e -> enable());
        wording.addListener(SWT.KeyDown, e -> {
            if ((e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR)
                    && (e.stateMask & SWT.MOD1) != 0
                    && ask.isEnabled()) {
                e.doit = false;
                ask();
            }
        });
        reset.addListener(SWT.Selection, e -> wording.setText(given));
        save.addListener(SWT.Selection, e -> WordingFile.save(getShell(), session, wording.getText()));
        ask.addListener(SWT.Selection, e -> ask());
        stop.addListener(SWT.Selection, e -> session.cancel());
    }

    private void listPrompts() {
        new BackgroundJob<>(
                        "Listing prompt strategies",
                        getDisplay(),
                        monitor -> Services.get(PluginRegistry.class).entries(PluginKind.PROMPT).stream()
                                .map(PluginEntry::id)
                                .toList(),
                        ids -> {
                            if (!prompt.isDisposed()) {
                                prompt.setItems(ids.toArray(String[]::new));
                                refresh();
                            }
                        })
                .schedule();
    }

    private void show() {
        int at = subject.getSelectionIndex();
        if (at >= 0) {
            session.show(offered.get(at).id(), Optional.empty());
        }
    }

    /** One's own wording; empty where it is the arm's. */
    Optional<String> ownWording() {
        return Optional.of(wording.getText()).filter(w -> session.wordable() && !w.equals(given));
    }

    private void ask() {
        boolean isTest = session.slice()
                .flatMap(s -> session.caseOf(s.caseId()))
                .filter(BenchCase::test)
                .isPresent();
        if (!isTest || agreed()) {
            session.ask(ownWording(), repeats.getSelection(), isTest);
        }
    }

    private boolean agreed() {
        String[] buttons = {"Ask and Note It", "Cancel"};
        String question = "This is a test patient. What is tried on test patients can no longer be tested on them: the"
                + " question is noted in the run's ledger, and the report tells of it.";
        return MessageDialog.open(MessageDialog.WARNING, getShell(), "Prompt Bench", question, SWT.SHEET, buttons) == 0;
    }

    /** Shows what the session holds. */
    void refresh() {
        source.setText(session.layout().map(BenchLayout::title).orElse("Nothing is open: use the buttons above."));
        source.setToolTipText(source.getText());
        fill(arm, session.arms(), session.arm());
        model.refresh();
        if (session.prompt().isEmpty()) {
            prompt.deselectAll();
        } else {
            prompt.setText(session.prompt());
        }
        offered = new ArrayList<>(session.cases());
        offered.removeIf(c -> c.test() && !test.getSelection());
        String shown = session.slice()
                .flatMap(s -> session.caseOf(s.caseId()))
                .map(BenchCase::text)
                .orElse("");
        fill(subject, offered.stream().map(BenchCase::text).toList(), shown);
        if (!offered.isEmpty() && session.slice().isEmpty() && subject.getSelectionIndex() < 0) {
            subject.select(0);
            show();
        }
        boolean edited = ownWording().isPresent() && !given.isEmpty();
        session.slice().map(ShownSlice::wording).filter(w -> !edited).ifPresent(w -> {
            given = w;
            if (!wording.getText().equals(w)) {
                wording.setText(w);
            }
        });
        enable();
    }

    private static void fill(Combo combo, List<String> items, String chosen) {
        if (!List.of(combo.getItems()).equals(items)) {
            combo.setItems(items.toArray(String[]::new));
        }
        int at = items.indexOf(chosen);
        if (at >= 0 && combo.getSelectionIndex() != at) {
            combo.select(at);
        }
    }

    private void enable() {
        boolean shown = session.slice().isPresent();
        arm.setEnabled(!session.arms().isEmpty());
        boolean other = session.layout().flatMap(BenchLayout::model).isPresent();
        prompt.setEnabled(other || !session.prompt().isEmpty());
        subject.setEnabled(!offered.isEmpty());
        wording.setEditable(session.wordable());
        reset.setEnabled(ownWording().isPresent());
        save.setEnabled(session.wordable() && !wording.getText().isBlank());
        ask.setEnabled(shown && !session.asking());
        stop.setEnabled(session.asking());
    }

    @Override
    public boolean setFocus() {
        return wording.setFocus();
    }

    ModelRow model() {
        return model;
    }

    Combo subject() {
        return subject;
    }

    Button askButton() {
        return ask;
    }

    Spinner repeats() {
        return repeats;
    }

    StyledText wording() {
        return wording;
    }

    Button testPatients() {
        return test;
    }
}
