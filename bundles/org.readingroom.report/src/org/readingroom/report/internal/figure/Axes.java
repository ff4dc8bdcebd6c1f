package org.readingroom.report.internal.figure;

import java.awt.Color;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Axes, plots and legends in the report's style. */
final class Axes {
    private Axes() {}

    /** An axis from {@code low} to {@code high}, with a little air where a dot would be cut in half. */
    static NumberAxis numbers(String label, double low, double high) {
        NumberAxis axis = dress(new NumberAxis(label));
        axis.setAutoRangeIncludesZero(false);
        double air = (high - low) * 0.02;
        axis.setRange(low - air, high + air);
        if (low == 0 && high == 1) {
            axis.setTickUnit(
                    new NumberTickUnit(0.2, new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT))));
        }
        return axis;
    }

    /** An axis that fits its data. */
    static NumberAxis fitted(String label) {
        NumberAxis axis = dress(new NumberAxis(label));
        axis.setAutoRangeIncludesZero(false);
        axis.setUpperMargin(0.06);
        return axis;
    }

    /** Names of rows from top to bottom. */
    static SymbolAxis names(List<String> names) {
        SymbolAxis axis = dress(new SymbolAxis("", names.toArray(String[]::new)));
        axis.setInverted(true);
        axis.setRange(-0.5, names.size() - 0.5);
        axis.setGridBandsVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    /** Fonts and inks of an axis. */
    static <A extends ValueAxis> A dress(A axis) {
        axis.setLabelFont(Style.TEXT);
        axis.setTickLabelFont(Style.TEXT);
        axis.setLabelPaint(Style.INK);
        axis.setTickLabelPaint(Style.INK);
        axis.setAxisLinePaint(Style.INK);
        axis.setTickMarkPaint(Style.INK);
        return axis;
    }

    /** A plot's ground and grid. */
    static XYPlot dress(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(Style.FAINT);
        plot.setRangeGridlinePaint(Style.FAINT);
        plot.setDomainGridlineStroke(Style.HAIR);
        plot.setRangeGridlineStroke(Style.HAIR);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        return plot;
    }

    /** A chart without a title and with the plot's own legend, if any. */
    static JFreeChart chart(Plot plot, List<LegendItem> legend, RectangleEdge edge) {
        JFreeChart chart = new JFreeChart(null, Style.TITLE, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 6, 6, 12));
        if (!legend.isEmpty()) {
            LegendItemCollection items = new LegendItemCollection();
            legend.forEach(items::add);
            LegendTitle title = new LegendTitle(() -> items);
            title.setItemFont(Style.TEXT);
            title.setItemPaint(Style.INK);
            title.setFrame(BlockBorder.NONE);
            title.setBackgroundPaint(null);
            title.setPosition(edge);
            title.setHorizontalAlignment(HorizontalAlignment.LEFT);
            title.setLegendItemGraphicPadding(new RectangleInsets(2, 6, 2, 4));
            title.setItemLabelPadding(new RectangleInsets(2, 2, 2, 10));
            chart.addSubtitle(title);
        }
        return chart;
    }

    /** A name that leaves room for the plot. */
    static String shortened(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most - 1) + "\u2026";
    }
}
