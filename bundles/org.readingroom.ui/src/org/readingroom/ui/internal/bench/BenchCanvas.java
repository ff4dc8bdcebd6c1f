package org.readingroom.ui.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.viewer.OverlayColours;

/** The image as it is sent, with the truth dashed and answers in solid lines. */
final class BenchCanvas extends Canvas {
    private static final int MARGIN = 8;
    private static final int CROSS = 7;

    private Optional<ShownSlice> slice = Optional.empty();
    private List<ShownAnswer> answers = List.of();
    private Optional<ShownAnswer> chosen = Optional.empty();
    private boolean truth = true;
    private int which;
    private double scaleX;
    private double scaleY;
    private int left;
    private int top;

    BenchCanvas(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.BORDER);
        AccessibleName.give(this, "The image that is sent, with the true and the answered outlines", "");
        addListener(SWT.Paint, e -> paint(e.gc));
    }

    /** Shows a slice with answers; one of them stands out. */
    void show(Optional<ShownSlice> shown, List<ShownAnswer> given, Optional<ShownAnswer> standsOut) {
        slice = shown;
        answers = List.copyOf(given);
        chosen = standsOut;
        which = Math.max(
                0, Math.min(which, shown.map(s -> s.images().size() - 1).orElse(0)));
        redraw();
    }

    /** Shows the truth or not. */
    void showTruth(boolean shown) {
        truth = shown;
        redraw();
    }

    /** Shows another of the images of the prompt. */
    void showImage(int index) {
        which = index;
        redraw();
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(area);
        if (slice.isEmpty()) {
            say(gc, area, "Choose a case.");
            return;
        }
        place(slice.get(), area);
        if (slice.get().images().isEmpty()) {
            say(gc, area, "No image is sent: the prompt is text alone.");
        } else {
            image(gc, slice.get(), slice.get().images().get(which));
        }
        gc.setAntialias(SWT.ON);
        if (truth) {
            gc.setLineStyle(SWT.LINE_DASH);
            gc.setLineWidth(2);
            draw(gc, slice.get().truth(), OverlayColours.truth());
        }
        gc.setLineStyle(SWT.LINE_SOLID);
        for (ShownAnswer answer : answers) {
            boolean out = chosen.isEmpty() || chosen.get().equals(answer);
            gc.setLineWidth(out ? 3 : 1);
            draw(gc, own(answer), OverlayColours.arm(answer.number() - 1));
        }
    }

    /** Of an answer of many kinds only its outline, which the others follow from. */
    private static Map<String, JsonNode> own(ShownAnswer answer) {
        return answer.values().containsKey("polygon")
                ? Map.of("polygon", answer.values().get("polygon"))
                : answer.values();
    }

    private void say(GC gc, Rectangle area, String text) {
        gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_GRAY));
        gc.drawText(text, (area.width - gc.textExtent(text).x) / 2, area.height / 2, true);
    }

    private void place(ShownSlice s, Rectangle area) {
        double height = s.rows() * s.mmPerRow();
        double width = s.columns() * s.mmPerColumn();
        double fit = Math.min((area.width - 2 * MARGIN) / width, (area.height - 2 * MARGIN) / height);
        scaleX = Math.max(0.01, fit * s.mmPerColumn());
        scaleY = Math.max(0.01, fit * s.mmPerRow());
        left = (int) ((area.width - s.columns() * scaleX) / 2);
        top = (int) ((area.height - s.rows() * scaleY) / 2);
    }

    private void image(GC gc, ShownSlice s, ImageData data) {
        Image image = new Image(getDisplay(), data);
        gc.setInterpolation(SWT.NONE);
        gc.drawImage(image, 0, 0, data.width, data.height, left, top, (int) (s.columns() * scaleX), (int)
                (s.rows() * scaleY));
        image.dispose();
    }

    private void draw(GC gc, Map<String, JsonNode> values, RGB rgb) {
        Color colour = new Color(rgb);
        gc.setForeground(colour);
        for (JsonNode v : values.values()) {
            if (v.has("top")) {
                int x = x(v.path("left").asDouble() - 0.5);
                int y = y(v.path("top").asDouble() - 0.5);
                gc.drawRectangle(
                        x,
                        y,
                        x(v.path("right").asDouble() + 0.5) - x,
                        y(v.path("bottom").asDouble() + 0.5) - y);
            } else if (v.has("row")) {
                int x = x(v.path("column").asDouble());
                int y = y(v.path("row").asDouble());
                gc.drawLine(x - CROSS, y, x + CROSS, y);
                gc.drawLine(x, y - CROSS, x, y + CROSS);
            } else if (v.has("rings")) {
                v.path("rings").forEach(ring -> ring(gc, ring));
            }
        }
    }

    private void ring(GC gc, JsonNode ring) {
        int[] points = new int[2 * ring.size()];
        for (int i = 0; i < ring.size(); i++) {
            points[2 * i] = x(ring.path(i).path(1).asDouble());
            points[2 * i + 1] = y(ring.path(i).path(0).asDouble());
        }
        gc.drawPolygon(points);
    }

    /** Of the middle of a column. */
    private int x(double column) {
        return (int) Math.round(left + (column + 0.5) * scaleX);
    }

    private int y(double row) {
        return (int) Math.round(top + (row + 0.5) * scaleY);
    }
}
