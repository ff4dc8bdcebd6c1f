package org.readingroom.ui.internal.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.readingroom.ui.internal.engine.TrainingCurves;
import org.readingroom.ui.internal.engine.TrainingCurves.Line;

/** Training curves: one plot of losses and one of scores for each arm that learns. */
final class CurveChart {
    private static final int GAP = 14;
    private static final int LEGEND = 20;
    /** Okabe and Ito's colours, told apart by the colour-blind; dashes tell them apart without any. */
    private static final Color[] COLOURS = {
        new Color(0, 114, 178), new Color(213, 94, 0), new Color(0, 158, 115), new Color(204, 121, 167)
    };

    private static final int[] STYLES = {SWT.LINE_SOLID, SWT.LINE_DASH, SWT.LINE_DOT, SWT.LINE_DASHDOT};

    private final Canvas canvas;
    private List<TrainingCurves> shown = List.of();

    CurveChart(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
    }

    Canvas canvas() {
        return canvas;
    }

    void show(List<TrainingCurves> curves) {
        if (!curves.equals(shown)) {
            shown = curves;
            canvas.redraw();
        }
    }

    /** One plot: a title, and the lines in it. */
    private record Plot(String title, String axis, List<Line> lines) {}

    private List<Plot> plots() {
        List<Plot> plots = new ArrayList<>();
        for (TrainingCurves c : shown) {
            List<Line> losses = c.lines().stream().filter(Line::loss).toList();
            List<Line> scores = c.lines().stream().filter(l -> !l.loss()).toList();
            if (!losses.isEmpty()) {
                plots.add(new Plot(c.arm() + ": loss", c.axis(), losses));
            }
            if (!scores.isEmpty()) {
                plots.add(new Plot(c.arm() + ": score", c.axis(), scores));
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
            gc.drawText("No arm has learnt yet: curves grow here while a model is trained.", GAP, GAP, true);
            return;
        }
        gc.setAntialias(SWT.ON);
        int columns = area.width > 420 && plots.size() > 1 ? 2 : 1;
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
                left, box.y + GAP + line, box.x + box.width - GAP - left, box.height - 2 * GAP - 2 * line - LEGEND - 4);
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
        legend(gc, places, inner);
    }

    private static void style(GC gc, int place) {
        gc.setForeground(COLOURS[place % COLOURS.length]);
        gc.setLineStyle(STYLES[place % STYLES.length]);
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
        String low = x.text(x.low());
        String high = x.text(x.high());
        int under = box.y + box.height + 3;
        gc.drawText(low, box.x, under, true);
        gc.drawText(high, box.x + box.width - gc.textExtent(high).x, under, true);
        gc.drawText(axis, box.x + (box.width - gc.textExtent(axis).x) / 2, under, true);
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

    private void legend(GC gc, Map<String, Integer> places, Rectangle box) {
        int at = box.x;
        int top = box.y + box.height + gc.getFontMetrics().getHeight() + 8;
        for (Map.Entry<String, Integer> e : places.entrySet()) {
            style(gc, e.getValue());
            int middle = top + gc.getFontMetrics().getHeight() / 2;
            gc.drawLine(at, middle, at + 22, middle);
            plain(gc);
            gc.drawText(e.getKey(), at + 28, top, true);
            at += 28 + gc.textExtent(e.getKey()).x + GAP;
        }
    }
}
