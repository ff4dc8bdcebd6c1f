package org.readingroom.report.internal.figure;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Dots on rows: a row a group with its name to the left, values from left to right. Dots that would hide each other are
 * moved apart, up and down, always in the same way.
 *
 * @param axis what the values are
 * @param low the left end
 * @param high the right end
 * @param at where a line stands through all rows, such as the value that decides; empty for none
 * @param rows from top to bottom
 */
record Strips(String axis, double low, double high, Optional<Double> at, List<Strips.Row> rows) {
    private static final int FOOT = 92;

    /** A value under its sign. */
    record Dot(double value, Mark mark) {}

    /** A centre with the interval round it; ends that are NaN are not drawn. */
    record Span(double centre, double low, double high) {}

    /**
     * The dots of one group.
     *
     * @param label its name
     * @param arm the arm's place in the study, for the colour; -1 for none
     * @param dots may be none
     * @param span the mean, with its interval where there is one; empty for none
     * @param note what stands at the right end of the row; empty for nothing
     */
    record Row(String label, int arm, List<Dot> dots, Optional<Span> span, String note) {
        /** A row with the mean of its dots. */
        static Row withMean(String label, int arm, List<Dot> dots) {
            double mean = dots.stream().mapToDouble(Dot::value).average().orElse(Double.NaN);
            return new Row(label, arm, dots, Optional.of(new Span(mean, Double.NaN, Double.NaN)), "");
        }
    }

    /** The drawing. */
    String svg(String title) {
        int height = FOOT + rows.size() * rowHeight();
        return Drawing.svg(chart(), Style.WIDTH, height, title);
    }

    /** How far from the middle of its row a dot may go, in rows: less where words stand over the dots. */
    private double reach() {
        return rows.stream().allMatch(r -> r.note().isEmpty()) ? 0.38 : 0.27;
    }

    private int rowHeight() {
        int most = rows.stream().mapToInt(r -> r.dots().size()).max().orElse(0);
        return most > 60 || reach() < 0.3 ? 56 : most > 0 ? 42 : 26;
    }

    JFreeChart chart() {
        XYPlot plot = Axes.dress(new XYPlot());
        NumberAxis values = Axes.numbers(axis, low, high);
        plot.setDomainAxis(values);
        plot.setRangeAxis(
                Axes.names(rows.stream().map(r -> Axes.shortened(r.label(), 52)).toList()));
        plot.setRangeGridlinesVisible(true);
        at.ifPresent(x -> plot.addDomainMarker(new ValueMarker(
                x,
                Style.SOFT,
                new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0))));
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setUseFillPaint(false);
        for (int r = 0; r < rows.size(); r++) {
            place(r, data, renderer);
            span(plot, rows.get(r), r);
            note(plot, rows.get(r), r);
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        return Axes.chart(plot, legend(), RectangleEdge.BOTTOM);
    }

    private void place(int r, XYSeriesCollection data, XYLineAndShapeRenderer renderer) {
        Row row = rows.get(r);
        Map<Mark, XYSeries> series = new LinkedHashMap<>();
        double width = 500;
        double gap = row.dots().size() > 60 ? 5.4 : 7.2;
        Swarm swarm = new Swarm(gap / width * (high - low) * 1.04, gap / rowHeight(), reach());
        List<Dot> sorted = row.dots().stream()
                .sorted(Comparator.comparingDouble(Dot::value)
                        .thenComparing(d -> d.mark().label()))
                .toList();
        for (Dot dot : sorted) {
            double x = Math.clamp(dot.value(), low, high);
            series.computeIfAbsent(dot.mark(), m -> new XYSeries(r + m.label(), false, true))
                    .add(x, r + swarm.shift(x));
        }
        series.forEach((mark, s) -> {
            int index = data.getSeriesCount();
            data.addSeries(s);
            renderer.setSeriesShape(index, mark.shape());
            renderer.setSeriesPaint(index, mark.colour(row.arm()));
            renderer.setSeriesShapesFilled(index, mark.filled());
        });
    }

    private void span(XYPlot plot, Row row, int r) {
        row.span().filter(s -> !Double.isNaN(s.centre())).ifPresent(s -> {
            double x = Math.clamp(s.centre(), low, high);
            plot.addAnnotation(new XYLineAnnotation(x, r - reach(), x, r + reach(), Style.THICK, Style.INK));
            if (!Double.isNaN(s.low()) && !Double.isNaN(s.high())) {
                double from = Math.clamp(s.low(), low, high);
                double to = Math.clamp(s.high(), low, high);
                plot.addAnnotation(new XYLineAnnotation(from, r, to, r, Style.THICK, Style.INK));
                for (double end : new double[] {from, to}) {
                    plot.addAnnotation(new XYLineAnnotation(end, r - 0.14, end, r + 0.14, Style.THICK, Style.INK));
                }
            }
        });
    }

    private void note(XYPlot plot, Row row, int r) {
        if (!row.note().isEmpty()) {
            XYTextAnnotation words = new XYTextAnnotation(row.note(), high, r - 0.4);
            words.setTextAnchor(TextAnchor.CENTER_RIGHT);
            words.setFont(Style.SMALL);
            words.setPaint(Style.INK);
            plot.addAnnotation(words);
        }
    }

    private List<LegendItem> legend() {
        List<Mark> marks = rows.stream()
                .flatMap(r -> r.dots().stream())
                .map(Dot::mark)
                .distinct()
                .sorted(Comparator.comparing(Mark::label))
                .collect(Collectors.toList());
        List<LegendItem> items = new ArrayList<>();
        marks.forEach(m -> items.add(m.legend()));
        return items;
    }
}
