package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.form.CheckBox;

/** What is drawn over the slices, a check box each: the labels of the reference mask with their volumes, and the overlays. */
final class LegendBar extends Composite {
    private static final Map<Integer, String> BRATS =
            Map.of(1, "necrotic core", 2, "oedema", 3, "enhancing tumour", 4, "enhancing tumour");

    /** What the check boxes are made for; made anew only where it changes. */
    private record Shown(Map<Integer, Integer> labels, List<Overlay> overlays, MaskStyle style) {}

    private final ViewerModel model;
    private Shown made = new Shown(Map.of(), List.of(), MaskStyle.HIDDEN);

    LegendBar(Composite parent, ViewerModel model) {
        super(parent, SWT.NONE);
        this.model = model;
        RowLayout rows = new RowLayout();
        rows.spacing = 10;
        rows.center = true;
        rows.marginTop = 0;
        rows.marginBottom = 0;
        setLayout(rows);
        model.addListener(this::refresh);
    }

    private void refresh() {
        Shown now = new Shown(
                model.shown().map(ShownCase::labelCounts).orElse(Map.of()), model.overlays(), model.maskStyle());
        if (isDisposed() || now.equals(made)) {
            return;
        }
        made = now;
        for (Control child : getChildren()) {
            child.dispose();
        }
        now.labels().forEach(this::label);
        Map<List<Object>, List<Overlay>> lines = new LinkedHashMap<>();
        now.overlays()
                .forEach(o -> lines.computeIfAbsent(List.of(o.label(), o.colour(), o.line()), l -> new ArrayList<>())
                        .add(o));
        lines.values().forEach(this::line);
        requestLayout();
    }

    private void label(int label, int voxels) {
        double ml = voxels * model.shown().orElseThrow().voxelMl();
        Button box = CheckBox.in(this, String.format(Locale.ROOT, "label %d: %.1f ml", label, ml));
        String brats = BRATS.containsKey(label) ? " In BraTS: " + BRATS.get(label) + "." : "";
        AccessibleName.give(box, "Label " + label + " of the reference mask", "Label of the reference mask." + brats);
        Swatch.on(box, OverlayColours.label(label), LabelLine.of(label), made.style() == MaskStyle.FILLED);
        box.setSelection(model.labelShown(label));
        box.addListener(SWT.Selection, e -> model.showLabel(label, box.getSelection()));
    }

    /** One box for what a reader said of all the slices. */
    private void line(List<Overlay> alike) {
        Overlay overlay = alike.get(0);
        Button box = CheckBox.in(this, overlay.label());
        AccessibleName.give(box, overlay.label(), "");
        Swatch.on(box, overlay.colour(), overlay.line(), false);
        box.setSelection(model.overlayShown(overlay));
        box.addListener(SWT.Selection, e -> alike.forEach(o -> model.showOverlay(o, box.getSelection())));
    }

    /** The texts of the legend, in order. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Control child : getChildren()) {
            texts.add(((Button) child).getText());
        }
        return texts;
    }
}
