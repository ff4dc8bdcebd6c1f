package org.readingroom.ui.internal.viewer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.study.InputSettings;
import org.readingroom.ui.internal.form.CheckBox;

/** The axial slice of the model grid at the crosshair: the greys that a model is given, pixel by pixel. */
final class InputCanvas extends Canvas {
    private static final PaletteData GREYS = greys();
    private static final Color TEXT = new Color(235, 235, 235);
    private static final int MARGIN = 6;

    private final ViewerModel model;
    private final ModelInput input;

    InputCanvas(Composite parent, ViewerModel model, ModelInput input) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.model = model;
        this.input = input;
        // The theme would lighten the black that scans lie on.
        CheckBox.withoutTheme(this);
        setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        addListener(SWT.Paint, e -> paint(e.gc));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = title();
            }
        });
    }

    private static PaletteData greys() {
        RGB[] colours = new RGB[256];
        Arrays.setAll(colours, g -> new RGB(g, g, g));
        return new PaletteData(colours);
    }

    /** The place of the crosshair on the model grid: column, row, slice, fractional; empty while nothing is prepared. */
    private Optional<double[]> place() {
        return input.current().flatMap(p -> model.crosshair().map(c -> {
            double[] mm = c.mm();
            return p.grid().affine().toVoxel(mm[0], mm[1], mm[2]);
        }));
    }

    /** The slice that is shown; empty while nothing is prepared, or where the crosshair lies outside of it. */
    Optional<Integer> slice() {
        return place().map(at -> (int) Math.rint(at[2]))
                .filter(k -> k >= 0 && k < input.current().orElseThrow().grid().nz());
    }

    /** Such as {@code Model's view, flair, 128 x 128, slice 48/95, crop whole}. */
    String title() {
        if (input.current().isEmpty()) {
            return "Model's view";
        }
        Grid g = input.current().get().grid();
        InputSettings.Crop crop = input.settings().crop();
        return "Model's view, " + model.volume() + ", " + g.nx() + " x " + g.ny()
                + slice().map(k -> ", slice " + (k + 1) + "/" + g.nz()).orElse("") + ", crop "
                + crop.name().toLowerCase(Locale.ROOT).replace('_', '-')
                + (crop == InputSettings.Crop.MASK_CENTRED ? " (an oracle)" : "");
    }

    private void paint(GC gc) {
        Point size = getSize();
        gc.setBackground(getBackground());
        gc.fillRectangle(0, 0, size.x, size.y);
        gc.setForeground(TEXT);
        if (slice().isEmpty()) {
            String why = input.current().isEmpty() ? "Preparing..." : "The crosshair lies outside the crop.";
            gc.drawText(why, MARGIN, size.y / 2, true);
        } else {
            draw(gc, size, input.current().orElseThrow(), slice().orElseThrow());
        }
        gc.setForeground(TEXT);
        gc.drawText(title().replace(", ", "\n"), MARGIN, MARGIN, SWT.DRAW_DELIMITER | SWT.DRAW_TRANSPARENT);
    }

    private void draw(GC gc, Point size, ModelInput.Prepared prepared, int k) {
        Grid g = prepared.grid();
        int area = g.nx() * g.ny();
        byte[] all = prepared.prepared().channels().get(0).greys();
        byte[] greys = Arrays.copyOfRange(all, k * area, (k + 1) * area);
        double[] mm = g.spacing();
        SliceFrame frame = new SliceFrame(g.ny(), g.nx(), mm[1], mm[0]);
        PlaneTransform to = PlaneTransform.fit(size.x, size.y, frame, 1, 0, 0);
        Image image = new Image(getDisplay(), new ImageData(g.nx(), g.ny(), 8, GREYS, 1, greys));
        gc.setInterpolation(SWT.NONE);
        gc.drawImage(
                image,
                0,
                0,
                g.nx(),
                g.ny(),
                (int) Math.round(to.left()),
                (int) Math.round(to.top()),
                (int) Math.round(g.nx() * to.width()),
                (int) Math.round(g.ny() * to.height()));
        image.dispose();
        gc.setAntialias(SWT.ON);
        if (model.maskStyle() != MaskStyle.HIDDEN) {
            prepared.labels().ifPresent(labels -> labels(new ShapePainter(gc, to), labels, k));
        }
        if (model.crosshairShown()) {
            crosshair(gc, to, size);
        }
    }

    private void labels(ShapePainter painter, LabelMap labels, int k) {
        Grid g = labels.grid();
        int start = k * g.nx() * g.ny();
        for (int label : model.shown().map(ShownCase::labelCounts).orElseThrow().keySet()) {
            if (model.labelShown(label)) {
                painter.loops(
                        EdgeLoops.of(at -> labels.label(start + at) == label, g.ny(), g.nx()),
                        OverlayColours.label(label),
                        LabelLine.of(label),
                        model.opacity());
            }
        }
    }

    private void crosshair(GC gc, PlaneTransform to, Point size) {
        double[] at = place().orElseThrow();
        int x = (int) Math.round(to.x(at[0]));
        int y = (int) Math.round(to.y(at[1]));
        CrosshairLines.draw(gc, size, x, y);
    }
}
