package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.form.CheckBox;

/** The controls above the planes. All of them have keys too, which the planes listen to. */
final class ViewerBar extends Composite {
    private static final String NONE = "none";
    private static final int OPACITY_WIDTH = 70;
    private static final int PERCENT = 100;

    private final ViewerModel model;
    private final Combo volume;
    private final Combo beside;
    private final Combo window;
    private final Combo mask;
    private final Scale opacity;
    private final Button truth;
    private final Button input;
    private final Combo tool;
    private List<String> names = List.of();

    /** @param askInput asks how cases are prepared for a model */
    ViewerBar(Composite parent, ViewerModel model, Runnable askInput) {
        super(parent, SWT.NONE);
        this.model = model;
        RowLayout rows = new RowLayout();
        rows.spacing = 5;
        rows.center = true;
        rows.marginTop = 0;
        rows.marginBottom = 0;
        setLayout(rows);
        volume = combo("Volume", "Which volume is shown (V)", n -> model.setVolume(names.get(n)));
        beside = combo(
                "beside",
                "A second volume beside it (B)",
                n -> model.setBeside(n == 0 ? Optional.empty() : Optional.of(names.get(n - 1))));
        window = combo(
                "Window",
                "Values spread over the greys (1 to 4); drag with the right button to change",
                n -> model.preset(WindowPreset.values()[n]));
        Arrays.stream(WindowPreset.values()).forEach(p -> window.add(p.label()));
        window.select(0);
        truth = check("Truth", "Box, centre and polygon of the truth on each slice, as readers are scored against (T)");
        truth.addListener(SWT.Selection, e -> model.setTruth(truth.getSelection()));
        mask = combo("Mask", "How the reference mask is drawn (M)", n -> model.setMaskStyle(MaskStyle.values()[n]));
        Arrays.stream(MaskStyle.values()).forEach(s -> mask.add(s.label()));
        opacity = new Scale(this, SWT.HORIZONTAL);
        opacity.setMaximum(PERCENT);
        opacity.setIncrement(10);
        opacity.setLayoutData(new RowData(OPACITY_WIDTH, SWT.DEFAULT));
        AccessibleName.give(opacity, "Opacity of the mask", "Opacity of the mask (O, Shift+O)");
        opacity.addListener(SWT.Selection, e -> model.setOpacity(opacity.getSelection() / (double) PERCENT));
        input = check("Model's view", "What a model sees: cropped, resized and windowed, beside the original (I)");
        input.addListener(SWT.Selection, e -> model.setInputShown(input.getSelection()));
        Button settings = new Button(this, SWT.PUSH);
        settings.setText("Input...");
        AccessibleName.give(settings, "Input of the model", "Crop, shape and percentiles of the model's view");
        settings.addListener(SWT.Selection, e -> askInput.run());
        tool = combo(
                "Drag", "What dragging with the left button does (C, W, P, Z)", n -> model.setTool(Tool.values()[n]));
        Arrays.stream(Tool.values()).forEach(t -> tool.add(t.label()));
        model.addListener(this::refresh);
        refresh();
    }

    /** A label and its box in one, so that no line ends between them. */
    private Combo combo(String name, String doc, IntConsumer chosen) {
        Composite both = new Composite(this, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(4, 0).applyTo(both);
        Label label = new Label(both, SWT.NONE);
        label.setText(name);
        label.setToolTipText(doc);
        Combo combo = new Combo(both, SWT.READ_ONLY | SWT.DROP_DOWN);
        AccessibleName.give(combo, name, doc);
        combo.addListener(SWT.Selection, e -> {
            if (combo.getSelectionIndex() >= 0) {
                chosen.accept(combo.getSelectionIndex());
            }
        });
        return combo;
    }

    private Button check(String name, String doc) {
        Button button = CheckBox.in(this, name);
        AccessibleName.give(button, name, doc);
        return button;
    }

    private void refresh() {
        if (isDisposed()) {
            return;
        }
        fill(model.shown().map(ShownCase::names).orElse(List.of()));
        setEnabled(model.shown().isPresent());
        select(volume, names.indexOf(model.volume()));
        select(beside, model.beside().map(b -> names.indexOf(b) + 1).orElse(0));
        select(window, preset());
        select(mask, model.maskStyle().ordinal());
        select(tool, model.tool().ordinal());
        int percent = (int) Math.round(model.opacity() * PERCENT);
        if (opacity.getSelection() != percent) {
            opacity.setSelection(percent);
        }
        opacity.setEnabled(model.maskStyle() != MaskStyle.HIDDEN);
        truth.setSelection(model.truth());
        input.setSelection(model.inputShown());
    }

    /** The preset that the window is; -1 where it was changed by hand. */
    private int preset() {
        Optional<ShownVolume> shown = model.shown().flatMap(c -> c.volume(model.volume()));
        if (shown.isEmpty()) {
            return 0;
        }
        return model.presetOf(shown.get()).map(WindowPreset::ordinal).orElse(-1);
    }

    private void fill(List<String> now) {
        if (!now.equals(names)) {
            names = now;
            volume.setItems(names.toArray(String[]::new));
            List<String> others = new ArrayList<>(names);
            others.add(0, NONE);
            beside.setItems(others.toArray(String[]::new));
            volume.requestLayout();
            beside.requestLayout();
            requestLayout();
        }
    }

    private static void select(Combo combo, int index) {
        if (index < 0) {
            combo.deselectAll();
        } else if (combo.getSelectionIndex() != index && index < combo.getItemCount()) {
            combo.select(index);
        }
    }
}
