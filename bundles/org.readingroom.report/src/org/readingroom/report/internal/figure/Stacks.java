package org.readingroom.report.internal.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Bars of shares that add up to 1, a bar a group. Each part that is wide enough says what it is and how much, so that
 * colour is not the only sign; neighbours differ in brightness.
 *
 * @param axis what the shares are of
 * @param parts what a bar is made of, from left to right, with the colour of each
 * @param bars from top to bottom
 */
record Stacks(String axis, List<Stacks.Part> parts, List<Stacks.Bar> bars) {
    private static final int FOOT = 100;
    private static final int BAR = 30;
    /** The width of the plot, about, and of a letter of a label. */
    private static final double PLOT = 500;

    private static final double LETTER = 6.6;

    /** A part of a bar. */
    record Part(String name, int rgb) {}

    /** A bar with the share of each part that it has. */
    record Bar(String name, Map<String, Double> shares) {}

    String svg(String title) {
        int perRow = 5;
        int legendRows = (parts.size() + perRow - 1) / perRow;
        return Drawing.svg(chart(), Style.WIDTH, FOOT + 22 * legendRows + bars.size() * BAR, title);
    }

    JFreeChart chart() {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Part part : parts) {
            for (Bar bar : bars) {
                data.addValue(bar.shares().getOrDefault(part.name(), 0.0), part.name(), bar.name());
            }
        }
        CategoryAxis names = new CategoryAxis();
        names.setTickLabelFont(Style.TEXT);
        names.setTickLabelPaint(Style.INK);
        names.setAxisLineVisible(false);
        names.setTickMarksVisible(false);
        names.setMaximumCategoryLabelWidthRatio(0.5f);
        names.setLowerMargin(0.01);
        names.setUpperMargin(0.01);
        names.setCategoryMargin(0.22);
        NumberAxis shares = Axes.dress(new NumberAxis(axis));
        shares.setRange(0, 1);
        shares.setNumberFormatOverride(
                new java.text.DecimalFormat("0 %", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT)));
        CategoryPlot plot = new CategoryPlot(data, names, shares, renderer());
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Style.FAINT);
        plot.setRangeGridlineStroke(Style.HAIR);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeAxisLocation(org.jfree.chart.axis.AxisLocation.BOTTOM_OR_LEFT);
        return Axes.chart(plot, legend(), RectangleEdge.BOTTOM);
    }

    private StackedBarRenderer renderer() {
        StackedBarRenderer renderer = new StackedBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setMaximumBarWidth(0.5);
        CategoryItemLabelGenerator words = new Words();
        for (int p = 0; p < parts.size(); p++) {
            Color fill = new Color(parts.get(p).rgb());
            renderer.setSeriesPaint(p, fill);
            renderer.setSeriesOutlinePaint(p, Color.WHITE);
            renderer.setSeriesItemLabelPaint(p, brightness(fill) > 0.5 ? Color.BLACK : Color.WHITE);
        }
        renderer.setDefaultItemLabelGenerator(words);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(Style.SMALL);
        renderer.setDefaultPositiveItemLabelPosition(new ItemLabelPosition(ItemLabelAnchor.CENTER, TextAnchor.CENTER));
        return renderer;
    }

    private static double brightness(Color c) {
        return (0.2126 * c.getRed() + 0.7152 * c.getGreen() + 0.0722 * c.getBlue()) / 255;
    }

    /** What a part says: its name and share, its share alone, or nothing where there is no room. */
    private static final class Words extends StandardCategoryItemLabelGenerator {
        private static final long serialVersionUID = 1L;

        @Override
        public String generateLabel(CategoryDataset data, int part, int bar) {
            double share = data.getValue(part, bar).doubleValue();
            String percent = Math.round(share * 100) + " %";
            String both = data.getRowKey(part) + " " + percent;
            double room = share * PLOT - 8;
            return room > both.length() * LETTER ? both : room > percent.length() * LETTER ? percent : "";
        }
    }

    private List<LegendItem> legend() {
        List<LegendItem> items = new ArrayList<>();
        for (Part part : parts) {
            Color ink = new Color(part.rgb());
            LegendItem item =
                    new LegendItem(part.name(), null, null, null, new Rectangle2D.Double(-6, -6, 12, 12), ink);
            item.setLabelFont(Style.TEXT);
            items.add(item);
        }
        return items;
    }
}
