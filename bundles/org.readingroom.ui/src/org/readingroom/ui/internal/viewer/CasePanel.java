package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Grid;
import org.readingroom.imaging.Reorientation;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.form.CheckBox;

/** What is known of the shown case, and what the keys do. */
final class CasePanel {
    private static final Color GROUND = new Color(32, 33, 36);
    private static final Color TEXT = new Color(225, 225, 225);

    private static final int MARGIN = 8;

    private final ViewerModel model;
    private final StyledText text;

    CasePanel(Composite parent, ViewerModel model) {
        this.model = model;
        text = new StyledText(parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        CheckBox.withoutTheme(text);
        text.setBackground(GROUND);
        text.setForeground(TEXT);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT);
        AccessibleName.give(text, "Case and keys", "");
        model.addListener(this::update);
    }

    Control control() {
        return text;
    }

    private void update() {
        if (text.isDisposed()) {
            return;
        }
        String now = model.shown().map(CasePanel::words).orElse("");
        if (!now.equals(text.getText())) {
            text.setText(now);
        }
    }

    private static String words(ShownCase shown) {
        CaseInfo info = shown.subject().subject().info();
        List<String> lines = new ArrayList<>();
        lines.add(info.caseId());
        lines.add("Patient " + info.patientId()
                + (info.source().isEmpty() ? "" : ", " + info.source())
                + (shown.subject().dataset().isEmpty()
                        ? ""
                        : "; dataset " + shown.subject().dataset()));
        info.labels().forEach((name, value) -> lines.add(name + ": " + value));
        shown.space().ifPresent(space -> lines.add(grid(space)));
        lines.add(tumour(shown, info));
        lines.add("");
        lines.add(PlaneKeys.HELP);
        return String.join("\n", lines);
    }

    private static String grid(Reorientation space) {
        Grid g = space.source();
        double[] mm = g.spacing();
        return String.format(
                Locale.ROOT,
                "%d x %d x %d voxels of %.2f x %.2f x %.2f mm, stored %s",
                g.nx(),
                g.ny(),
                g.nz(),
                mm[0],
                mm[1],
                mm[2],
                space.orientation().codes());
    }

    private static String tumour(ShownCase shown, CaseInfo info) {
        if (!info.hasReference()) {
            return "No reference mask";
        }
        int voxels = shown.labelCounts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return shown.reference().isEmpty()
                ? "Reference mask: reading"
                : String.format(Locale.ROOT, "Reference mask: %.1f ml", voxels * shown.voxelMl());
    }
}
