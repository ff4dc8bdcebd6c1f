package org.readingroom.ui.internal.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.readingroom.ui.internal.engine.TrainingCurves;
import org.readingroom.ui.internal.engine.TrainingCurves.Line;
import org.readingroom.ui.internal.form.AccessibleName;
import org.readingroom.ui.internal.viewer.LineStyle;

/** Training curves: one plot of losses and one of scores for each arm that learns, with the last value of each line. */
final class CurveChart {
    private static final String NONE = "No arm has learnt yet: curves grow here while a model is trained.";
    private static final int GAP = 14;
    private static final int SAMPLE = 30;
    private static final int LEAST_HEIGHT = 165;
    private static final int WIDE = 420;
    /** On a light ground. Those of Okabe and Ito; dashes tell the lines apart without any colour. */
    private static final int[] ON_LIGHT = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7};

    private static final int[] ON_DARK = {0x56B4E9, 0xE69F00, 0x2BC49B, 0xCC79A7};

    private final ScrolledComposite scroller;
    private final Canvas canvas;
    private List<TrainingCurves> shown = List.of();

    CurveChart(Composite parent) {
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
        canvas = new Canvas(scroller, SWT.DOUBLE_BUFFERED);
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        AccessibleName.give(canvas, this::words);
        scroller.setContent(canvas);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        scroller.addListener(SWT.Resize, e -> fit());
    }

    Control control() {
        return scroller;
    }

    void show(List<TrainingCurves> curves) {
        if (!curves.equals(shown)) {
            shown = curves;
            fit();
            canvas.redraw();
        }
    }

    /** More plots than there is room for are scrolled. */
    private void fit() {
        int plots = plots().size();
        int columns = columns(plots, scroller.getClientArea().width);
        scroller.setMinHeight((plots + columns - 1) / columns * LEAST_HEIGHT);
    }

    private static int columns(int plots, int width) {
        return width > WIDE && plots > 1 ? 2 : 1;
    }

    /** What the plots show, in words. */
    String words() {
        List<Plot> plots = plots();
        return plots.isEmpty()
                ? NONE
                : plots.stream()
                        .map(p -> p.title() + ": "
                                + String.join(", ", CurveText.of(p.lines()).values()))
                        .collect(Collectors.joining("; "));
    }

    /** One plot: a title, and the lines in it. */
    private record Plot(String title, String axis, List<Line> lines) {}

    private List<Plot> plots() {
        List<Plot> plots = new ArrayList<>();
        for (TrainingCurves c : shown) {
            List<Line> losses = c.lines().stream().filter(Line::loss).toList();
            List<Line> scores = c.lines().stream().filter(l -> !l.loss()).toList();
            if (!losses.isEmpty()) {
                plots.add(new Plot(c.arm() + ": loss, lower is better", c.axis(), losses));
            }
            if (!scores.isEmpty()) {
                plots.add(new Plot(c.arm() + ": score, higher is better", c.axis(), scores));
            }
        }
        return plots;
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setBackground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        gc.fillRectangle(area);
        List<Plot> plots = plots();
        if (plots.isEmpty()) {
            gc.drawText(NONE, GAP, GAP, true);
            return;
        }
        gc.setAntialias(SWT.ON);
        int columns = columns(plots.size(), area.width);
        int rows = (plots.size() + columns - 1) / columns;
        for (int i = 0; i < plots.size(); i++) {
            int width = area.width / columns;
            int height = area.height / rows;
            draw(gc, plots.get(i), new Rectangle(i % columns * width, i / columns * height, width, height));
        }
    }

    private void draw(GC gc, Plot plot, Rectangle box) {
        Scale x = Scale.of(plot.lines(), 0);
        Scale y = Scale.of(plot.lines(), 1);
        int line = gc.getFontMetrics().getHeight();
        Map<String, Integer> places = new LinkedHashMap<>();
        plot.lines().forEach(l -> places.putIfAbsent(l.measure(), places.size()));
        int left = box.x + GAP + gc.textExtent(y.text(y.high())).x + 6;
        Rectangle inner = new Rectangle(
                left,
                box.y + GAP + line,
                box.x + box.width - GAP - left,
                box.height - 2 * GAP - 3 * line - places.size() * (line + 2));
        if (inner.width < 30 || inner.height < 30) {
            return;
        }
        gc.drawText(plot.title(), left, box.y + 6, true);
        axes(gc, inner, x, y, plot.axis());
        for (Line l : plot.lines()) {
            int place = places.get(l.measure());
            style(gc, place);
            line(gc, inner, l, x, y);
        }
        legend(gc, places, CurveText.of(plot.lines()), inner);
    }

    private static void style(GC gc, int place) {
        RGB ground = gc.getBackground().getRGB();
        int[] colours = ground.red + ground.green + ground.blue < 3 * 128 ? ON_DARK : ON_LIGHT;
        int rgb = colours[place % colours.length];
        gc.setForeground(new Color(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF));
        LineStyle.of(place).on(gc);
        gc.setLineWidth(2);
    }

    private void plain(GC gc) {
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
    }

    private void axes(GC gc, Rectangle box, Scale x, Scale y, String axis) {
        plain(gc);
        for (double tick : y.ticks()) {
            int at = box.y + box.height - (int) Math.round(y.share(tick) * box.height);
            gc.setAlpha(50);
            gc.drawLine(box.x, at, box.x + box.width, at);
            gc.setAlpha(255);
            Point size = gc.textExtent(y.text(tick));
            gc.drawText(y.text(tick), box.x - size.x - 6, at - size.y / 2, true);
        }
        gc.drawRectangle(box.x, box.y, box.width, box.height);
        int under = box.y + box.height + 3;
        int free = box.x;
        for (double tick : x.ticks()) {
            String text = x.text(tick);
            int width = gc.textExtent(text).x;
            int at = box.x + (int) Math.round(x.share(tick) * box.width);
            int left = Math.min(at - width / 2, box.x + box.width - width);
            if (left >= free) {
                gc.drawLine(at, box.y + box.height, at, box.y + box.height + 3);
                gc.drawText(text, left, under, true);
                free = left + width + GAP;
            }
        }
        Point size = gc.textExtent(axis);
        gc.drawText(axis, box.x + box.width - size.x, under + size.y + 4, true);
    }

    private static void line(GC gc, Rectangle box, Line l, Scale x, Scale y) {
        int[] points = new int[2 * l.points().size()];
        for (int i = 0; i < l.points().size(); i++) {
            double[] p = l.points().get(i);
            points[2 * i] = box.x + (int) Math.round(x.share(p[0]) * box.width);
            points[2 * i + 1] = box.y + box.height - (int) Math.round(y.share(p[1]) * box.height);
        }
        if (l.points().size() == 1) {
            gc.drawOval(points[0] - 2, points[1] - 2, 4, 4);
        } else {
            gc.drawPolyline(points);
        }
    }

    private void legend(GC gc, Map<String, Integer> places, Map<String, String> texts, Rectangle box) {
        int line = gc.getFontMetrics().getHeight();
        int top = box.y + box.height + 2 * line + 8;
        for (Map.Entry<String, Integer> e : places.entrySet()) {
            style(gc, e.getValue());
            gc.drawLine(box.x, top + line / 2, box.x + SAMPLE, top + line / 2);
            plain(gc);
            gc.drawText(texts.get(e.getKey()), box.x + SAMPLE + 6, top, true);
            top += line + 2;
        }
    }
}
