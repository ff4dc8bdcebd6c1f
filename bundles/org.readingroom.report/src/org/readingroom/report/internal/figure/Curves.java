package org.readingroom.report.internal.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Lines and points over two axes, each line with a dash and markers of its own.
 *
 * @param title above the plot; empty for none
 * @param x the lower axis
 * @param y the left axis
 * @param diagonal whether the line y = x is drawn
 * @param lines in the order of the legend
 * @param edge where the legend stands
 */
record Curves(String title, ValueAxis x, ValueAxis y, boolean diagonal, List<Curves.Line> lines, RectangleEdge edge) {
    private static final int MARKERS = 9;

    /**
     * A line.
     *
     * @param label in the legend; empty for a line that is not in it
     * @param index which colour, dash and marker it has
     * @param points x and y each, in the order in which they are joined
     * @param joined whether points are joined; a point that is not is a marker alone
     */
    record Line(String label, int index, List<double[]> points, boolean joined) {}

    JFreeChart chart() {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        List<LegendItem> legend = new ArrayList<>();
        for (Line line : lines) {
            if (line.joined()) {
                add(data, renderer, line, line.points(), true);
                add(data, renderer, line, sparse(line.points()), false);
            } else {
                add(data, renderer, line, line.points(), false);
            }
            if (!line.label().isEmpty()) {
                legend.add(legend(line));
            }
        }
        XYPlot plot = Axes.dress(new XYPlot(data, x, y, renderer));
        if (diagonal) {
            plot.addAnnotation(new XYLineAnnotation(
                    0,
                    0,
                    1,
                    1,
                    new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 4}, 0),
                    Style.SOFT));
        }
        JFreeChart chart = Axes.chart(plot, legend, edge);
        if (!title.isEmpty()) {
            TextTitle heading = new TextTitle(title, Style.TITLE);
            heading.setPaint(Style.INK);
            heading.setHorizontalAlignment(HorizontalAlignment.LEFT);
            heading.setTextAlignment(HorizontalAlignment.LEFT);
            heading.setPadding(new RectangleInsets(2, 8, 6, 2));
            chart.setTitle(heading);
        }
        return chart;
    }

    private static void add(
            XYSeriesCollection data, XYLineAndShapeRenderer renderer, Line line, List<double[]> points, boolean lined) {
        int index = data.getSeriesCount();
        XYSeries series = new XYSeries(index, false, true);
        points.forEach(p -> series.add(p[0], p[1]));
        data.addSeries(series);
        renderer.setSeriesPaint(index, Style.colour(line.index()));
        renderer.setSeriesStroke(index, Style.line(line.index()));
        renderer.setSeriesLinesVisible(index, lined);
        renderer.setSeriesShapesVisible(index, !lined);
        renderer.setSeriesShape(index, Style.marker(line.index()));
    }

    /** Some of the points, evenly taken, for a marker each: all of a short line. */
    private static List<double[]> sparse(List<double[]> points) {
        if (points.size() <= MARKERS * 2) {
            return points;
        }
        List<double[]> some = new ArrayList<>();
        for (int i = 0; i < MARKERS; i++) {
            some.add(points.get((int) Math.round((points.size() - 1) * (i + 0.5) / MARKERS)));
        }
        return some;
    }

    private static LegendItem legend(Line line) {
        Color ink = Style.colour(line.index());
        Shape sample = new java.awt.geom.Line2D.Double(-15, 0, 15, 0);
        LegendItem item = new LegendItem(
                Axes.shortened(line.label(), 90),
                null,
                null,
                null,
                true,
                Style.marker(line.index()),
                true,
                ink,
                false,
                ink,
                Style.HAIR,
                line.joined(),
                sample,
                Style.line(line.index()),
                ink);
        item.setLabelFont(Style.TEXT);
        return item;
    }
}
