package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/**
 * Reliability diagram: patients in ten bins of the probability of high grade, and in each the share that is of high grade
 * against the mean probability, with a 95 % interval of the share (Wilson 1927). A panel an arm.
 */
final class ReliabilityFigure {
    private static final int BINS = 10;
    private static final double Z = 1.959964;
    private static final int SIDE = 253;

    private ReliabilityFigure() {}

    static List<Section.Figure> of(RunData run) {
        List<Section.Figure> figures = new ArrayList<>();
        Places places = new Places(run);
        Probabilities.of(run).forEach((split, all) -> {
            FigureData data = new FigureData("arm", "kind", "from", "to", "mean-p", "share-hgg", "low", "high", "n");
            List<JFreeChart> panels = new ArrayList<>();
            all.forEach(given -> panels.add(panel(places, given, data)));
            int columns = Math.min(3, panels.size());
            String svg = Drawing.panels(panels, columns, SIDE, SIDE + 40, "Reliability by arm");
            String caption =
                    "Reliability of " + split + " patients: the share that is HGG against the mean probability of HGG,"
                            + " in ten bins of equal width. The number of patients stands over each"
                            + " bin, the upright line is the 95 % interval of the share (Wilson); on"
                            + " the broken line a probability keeps its word.";
            figures.add(data.figure("reliability-" + split, caption, svg));
        });
        return figures;
    }

    private static JFreeChart panel(Places places, Probabilities.Given given, FigureData data) {
        List<double[]> points = new ArrayList<>();
        List<XYLineAnnotation> intervals = new ArrayList<>();
        List<XYTextAnnotation> counts = new ArrayList<>();
        int index = places.of(given.arm());
        for (int b = 0; b < BINS; b++) {
            int bin = b;
            List<Probabilities.Point> inside = given.points().stream()
                    .filter(p -> Math.min(BINS - 1, (int) (p.p() * BINS)) == bin)
                    .toList();
            if (inside.isEmpty()) {
                continue;
            }
            int n = inside.size();
            double mean = inside.stream()
                    .mapToDouble(Probabilities.Point::p)
                    .average()
                    .orElseThrow();
            double share = inside.stream().filter(Probabilities.Point::high).count() / (double) n;
            double[] wilson = wilson(share, n);
            data.add(given.arm(), given.kind(), b / 10.0, (b + 1) / 10.0, mean, share, wilson[0], wilson[1], n);
            points.add(new double[] {mean, share});
            intervals.add(new XYLineAnnotation(mean, wilson[0], mean, wilson[1], Style.HAIR, Style.colour(index)));
            XYTextAnnotation count = new XYTextAnnotation("" + n, (b + 0.5) / BINS, 1.1);
            count.setTextAnchor(TextAnchor.CENTER);
            count.setFont(Style.SMALL);
            count.setPaint(Style.INK);
            counts.add(count);
        }
        String title = places.title(given.arm(), 30) + "\n" + given.kind();
        NumberAxis shares = Axes.numbers("share that is HGG", 0, 1);
        shares.setRange(-0.03, 1.16);
        JFreeChart chart = new Curves(
                        title,
                        Axes.numbers("mean probability of HGG", 0, 1),
                        shares,
                        true,
                        List.of(new Curves.Line("", index, points, true)),
                        RectangleEdge.BOTTOM)
                .chart();
        intervals.forEach(chart.getXYPlot()::addAnnotation);
        counts.forEach(chart.getXYPlot()::addAnnotation);
        return chart;
    }

    static double[] wilson(double share, int n) {
        double z2 = Z * Z / n;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n));
        return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }
}
