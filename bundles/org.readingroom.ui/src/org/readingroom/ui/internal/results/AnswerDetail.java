package org.readingroom.ui.internal.results;

import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.Ink;
import org.readingroom.ui.internal.form.AccessibleName;

/** One answer in full, with a button that shows its slice. */
public final class AnswerDetail {
    private static final Color PARSED = new Color(255, 225, 120);
    private static final Color BLACK = new Color(0, 0, 0);

    private final StyledText text;
    private final Button look;
    private ResultAnswer shown;

    AnswerDetail(Composite parent, Consumer<ResultAnswer> opener) {
        Composite box = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(box);
        text = new StyledText(box, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setMargins(8, 6, 8, 6);
        AccessibleName.give(text, "The answer in full", "");
        GridDataFactory.fillDefaults().grab(true, true).minSize(40, 40).applyTo(text);
        // The tab key leaves a text that cannot be written in.
        text.addListener(
                SWT.Traverse,
                e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        look = new Button(box, SWT.PUSH);
        look.setText("Show the &Slice");
        look.setToolTipText("Opens the patient at this slice, with the truth and every arm's reading");
        look.addListener(SWT.Selection, e -> opener.accept(shown));
        clear();
    }

    /** Shows nothing. */
    void clear() {
        shown = null;
        look.setEnabled(false);
        text.setText("Select an answer to read it in full.");
    }

    /** Shows an answer; its prompt follows when it has been made anew. */
    void show(RunResults run, ResultAnswer answer) {
        shown = answer;
        look.setEnabled(true);
        put(run, answer, "\u2026");
        new BackgroundJob<>(
                        "Making the prompt anew", display(), m -> new PromptWords(run.folder()).of(answer), prompt -> {
                            if (!text.isDisposed() && answer == shown) {
                                put(run, answer, prompt);
                            }
                        })
                .schedule();
    }

    private void put(RunResults run, ResultAnswer answer, String prompt) {
        int top = text.getTopPixel();
        AnswerPage page =
                AnswerPage.of(answer, run.probabilities().of(answer.arm().id(), answer.caseId()), prompt);
        text.setText(page.text());
        page.marks().forEach(mark -> text.setStyleRange(style(mark)));
        text.setTopPixel(top);
    }

    private Display display() {
        return text.getDisplay();
    }

    private StyleRange style(AnswerPage.Mark mark) {
        StyleRange range = new StyleRange();
        range.start = mark.start();
        range.length = mark.length();
        switch (mark.look()) {
            case HEADING -> range.fontStyle = SWT.BOLD;
            case STATE_GOOD -> {
                range.fontStyle = SWT.BOLD;
                range.foreground = Ink.GOOD.on(text);
            }
            case STATE_FAILED -> {
                range.fontStyle = SWT.BOLD;
                range.foreground = Ink.BAD.on(text);
            }
            case PARSED -> {
                range.background = PARSED;
                range.foreground = BLACK;
                range.underline = true;
            }
            case QUIET -> range.foreground = Ink.QUIET.on(text);
        }
        return range;
    }

    /** The text, for tests. */
    public StyledText text() {
        return text;
    }

    /** The button, for tests. */
    public Button look() {
        return look;
    }
}
