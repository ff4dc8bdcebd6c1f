package org.readingroom.ui.internal.results;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Display;

/**
 * Draws a chart of two arms. A patient's mark has the colour of the arm that did better and the shape of the grade, so
 * that neither is told by colour alone: the side of the diagonal says the same.
 */
final class PairPainter {
    private static final int RADIUS = 5;
    private static final int TICK = 4;
    private static final int MUTED = 140;

    private final GC gc;
    private final Display display;
    private final Rectangle client;

    PairPainter(GC gc, Display display, Rectangle client) {
        this.gc = gc;
        this.display = display;
        this.client = client;
    }

    void paint(PairChart chart) {
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        gc.setBackground(display.getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        gc.fillRectangle(client);
        gc.setForeground(display.getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        if (chart.labels().isEmpty() || chart.points().isEmpty()) {
            centred(chart.instead());
        } else {
            PairPlot plot = chart.plot();
            axes(plot, chart.labels().get());
            marks(plot, chart);
            legend(chart.points(), plot.area());
        }
        if (chart.isFocusControl()) {
            gc.drawFocus(client.x + 1, client.y + 1, client.width - 2, client.height - 2);
        }
    }

    private void centred(String text) {
        int width = Math.max(80, client.width - 40);
        String wrapped = WrappedText.at(text, width, line -> gc.textExtent(line).x);
        Point size = gc.textExtent(wrapped, SWT.DRAW_DELIMITER);
        gc.drawText(
                wrapped,
                client.x + (client.width - size.x) / 2,
                client.y + (client.height - size.y) / 2,
                SWT.DRAW_DELIMITER | SWT.DRAW_TRANSPARENT);
    }

    private void axes(PairPlot plot, PairLabels labels) {
        Rectangle r = plot.area();
        Color strong = gc.getForeground();
        gc.setForeground(muted());
        gc.setLineWidth(1);
        for (double tick : plot.ticks()) {
            String text = NumberText.value(tick, plot.decimals());
            Point size = gc.textExtent(text);
            int x = plot.x(tick);
            int y = plot.y(tick);
            gc.drawLine(x, r.y + r.height, x, r.y + r.height + TICK);
            gc.drawLine(r.x - TICK, y, r.x, y);
            gc.drawText(text, x - size.x / 2, r.y + r.height + TICK + 2, true);
            if (r.height > plot.ticks().size() * size.y || tick == plot.ticks().get(0)) {
                gc.drawText(text, r.x - TICK - 4 - size.x, y - size.y / 2, true);
            }
        }
        gc.setLineStyle(SWT.LINE_DASH);
        double first = plot.ticks().get(0);
        double last = plot.ticks().get(plot.ticks().size() - 1);
        gc.drawLine(plot.x(first), plot.y(first), plot.x(last), plot.y(last));
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.drawRectangle(r);
        corner(labels, r);
        gc.setForeground(strong);
        String below = labels.a().id();
        Point size = gc.textExtent(below);
        gc.drawText(below, r.x + (r.width - size.x) / 2, r.y + r.height + TICK + size.y + 3, true);
        upwards(labels.b().id(), r);
    }

    /** On which side of the diagonal which arm does better. */
    private void corner(PairLabels labels, Rectangle r) {
        boolean high = labels.metric().higherIsBetter();
        String right = (high ? labels.a() : labels.b()).id() + " better";
        String left = (high ? labels.b() : labels.a()).id() + " better";
        Point size = gc.textExtent(right);
        if (r.height < 4 * size.y || r.width < size.x + gc.textExtent(left).x) {
            return;
        }
        // Away from the corners, where patients lie whom one reader alone got right.
        gc.drawText(left, r.x + r.width / 8, r.y + 4, true);
        gc.drawText(right, r.x + r.width - r.width / 8 - size.x, r.y + r.height - size.y - 4, true);
    }

    private void upwards(String text, Rectangle r) {
        Point size = gc.textExtent(text);
        Transform turn = new Transform(display);
        try {
            turn.translate(Math.max(client.x + 2f, r.x - 58f), r.y + (r.height + size.x) / 2f);
            turn.rotate(-90);
            gc.setTransform(turn);
            gc.drawText(text, 0, 0, true);
        } finally {
            gc.setTransform(null);
            turn.dispose();
        }
    }

    private void marks(PairPlot plot, PairChart chart) {
        List<PairPoint> points = chart.points();
        PairLabels labels = chart.labels().orElseThrow();
        for (int i = 0; i < points.size(); i++) {
            Point at = plot.place(i);
            boolean raised = i == chart.hoveredIndex() || i == chart.selectedIndex();
            gc.setBackground(colour(points.get(i), labels));
            mark(points.get(i).grade(), at, raised ? RADIUS + 2 : RADIUS);
        }
        if (chart.selectedIndex() >= 0) {
            Point at = plot.place(chart.selectedIndex());
            int ring = RADIUS + 6;
            gc.setLineWidth(2);
            gc.drawOval(at.x - ring, at.y - ring, 2 * ring, 2 * ring);
            gc.setLineWidth(1);
        }
    }

    private Color colour(PairPoint p, PairLabels labels) {
        double gain = labels.metric().higherIsBetter() ? p.difference() : -p.difference();
        return gain == 0 ? muted() : new Color(ArmColours.rgb(gain > 0 ? labels.a() : labels.b()));
    }

    private void mark(String grade, Point at, int radius) {
        switch (grade) {
            case "LGG" -> {
                int[] triangle = {
                    at.x, at.y - radius - 1, at.x + radius + 1, at.y + radius, at.x - radius - 1, at.y + radius
                };
                gc.fillPolygon(triangle);
                gc.drawPolygon(triangle);
            }
            case "HGG" -> {
                gc.fillOval(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
                gc.drawOval(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
            }
            default -> {
                gc.fillRectangle(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
                gc.drawRectangle(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
            }
        }
    }

    private void legend(List<PairPoint> points, Rectangle r) {
        int x = client.x + 12;
        int y = client.y + client.height - 11;
        for (String grade :
                points.stream().map(PairPoint::grade).distinct().sorted().toList()) {
            if (!grade.isEmpty()) {
                gc.setBackground(muted());
                mark(grade, new Point(x, y), RADIUS - 1);
                Point size = gc.textExtent(grade);
                gc.drawText(grade, x + 9, y - size.y / 2, true);
                x += size.x + 30;
            }
        }
    }

    private Color muted() {
        return new Color(MUTED, MUTED, MUTED);
    }
}
