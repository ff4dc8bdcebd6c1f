package org.readingroom.ui.internal.results;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.readingroom.ui.internal.viewer.LineStyle;
import org.readingroom.ui.internal.viewer.OverlayColours;

/**
 * The colour and line of each arm, the same in tables, charts and the viewer; the line tells arms of one colour apart.
 */
final class ArmColours {
    private static final int WIDTH = 26;
    private static final int HEIGHT = 14;

    private final Display display;
    private final Map<Integer, Image> samples = new HashMap<>();

    ArmColours(Display display) {
        this.display = display;
    }

    static RGB rgb(ResultArm arm) {
        return OverlayColours.arm(arm.place());
    }

    /** The second sign of an arm, beside its colour. */
    static LineStyle line(ResultArm arm) {
        return LineStyle.of(arm.place());
    }

    /** An arm's colour. */
    Color colour(ResultArm arm) {
        return new Color(rgb(arm));
    }

    /** A sample of an arm's line; belongs to this object. */
    Image sample(ResultArm arm) {
        return samples.computeIfAbsent(arm.place(), p -> draw(arm));
    }

    private Image draw(ResultArm arm) {
        ImageGcDrawer drawer = (gc, width, height) -> paint(gc, arm);
        return new Image(display, drawer, WIDTH, HEIGHT);
    }

    private void paint(GC gc, ResultArm arm) {
        gc.setBackground(display.getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        gc.fillRectangle(0, 0, WIDTH, HEIGHT);
        Color colour = colour(arm);
        gc.setForeground(colour);
        gc.setLineWidth(4);
        line(arm).on(gc);
        gc.drawLine(1, HEIGHT / 2, WIDTH - 2, HEIGHT / 2);
    }

    void dispose() {
        samples.values().forEach(Image::dispose);
        samples.clear();
    }
}
