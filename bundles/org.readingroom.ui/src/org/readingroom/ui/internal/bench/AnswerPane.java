package org.readingroom.ui.internal.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.viewer.OverlayColours;

/** The answers, and the words of the chosen one with the part marked that was read. */
final class AnswerPane extends SashForm {
    private static final int SWATCH = 12;

    private final Table table;
    private final StyledText words;
    private List<ShownAnswer> shown = List.of();

    /** @param chosen called with what the user selects */
    AnswerPane(Composite parent, Consumer<Optional<ShownAnswer>> chosen) {
        super(parent, SWT.HORIZONTAL);
        table = new Table(this, SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        AccessibleName.give(table, "Answers", "What the model answered");
        column("No.", 6);
        column("State", 13);
        column("Says", 34);
        column("Probability", 15);
        column("Time", 9);
        words = new StyledText(this, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.READ_ONLY);
        AccessibleName.give(words, "Words of the answer", "The part that was read is underlined");
        setWeights(64, 36);
        table.addListener(SWT.Selection, e -> {
            tell();
            chosen.accept(selected());
        });
    }

    private void column(String title, int characters) {
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(title);
        column.setWidth(new PixelConverter(table).convertWidthInCharsToPixels(characters));
    }

    Table table() {
        return table;
    }

    StyledText words() {
        return words;
    }

    /** The one that the user has selected. */
    Optional<ShownAnswer> selected() {
        int at = table.getSelectionIndex();
        return at < 0 || at >= shown.size() ? Optional.empty() : Optional.of(shown.get(at));
    }

    /** Shows answers; the newest is selected where more have come. */
    void show(List<ShownAnswer> answers) {
        if (answers.equals(shown)) {
            return;
        }
        boolean more = answers.size() > shown.size();
        shown = List.copyOf(answers);
        table.setRedraw(false);
        for (TableItem item : table.getItems()) {
            Image image = item.getImage();
            item.dispose();
            image.dispose();
        }
        shown.forEach(this::row);
        table.setRedraw(true);
        if (more) {
            table.setSelection(shown.size() - 1);
            table.showSelection();
        }
        tell();
    }

    private void row(ShownAnswer a) {
        TableItem item = new TableItem(table, SWT.NONE);
        item.setText(
                new String[] {Integer.toString(a.number()), a.state(), a.says(), a.probabilities(), a.millis() + " ms"
                });
        item.setImage(swatch(a.number()));
    }

    private Image swatch(int number) {
        Image image = new Image(getDisplay(), SWATCH, SWATCH);
        GC gc = new GC(image);
        gc.setBackground(new Color(OverlayColours.arm(number - 1)));
        gc.fillRectangle(0, 0, SWATCH, SWATCH);
        gc.dispose();
        return image;
    }

    private void tell() {
        Optional<ShownAnswer> a = selected();
        String text = a.map(ShownAnswer::text).orElse("");
        words.setText(text.isEmpty() ? a.map(ShownAnswer::reason).orElse("") : text);
        if (a.isPresent() && a.get().to() > a.get().from() && a.get().to() <= text.length()) {
            StyleRange read = new StyleRange();
            read.start = a.get().from();
            read.length = a.get().to() - a.get().from();
            read.underline = true;
            read.fontStyle = SWT.BOLD;
            read.background = new Color(new org.eclipse.swt.graphics.RGB(0xFF, 0xE0, 0x8A));
            read.foreground = new Color(new org.eclipse.swt.graphics.RGB(0x20, 0x20, 0x20));
            words.setStyleRange(read);
        }
    }
}
