package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.ui.RectangleEdge;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.RunCsv;
import org.readingroom.report.internal.ScoreGroup;
import org.readingroom.report.internal.Scores;

/** Dice of each test patient against the volume of the true tumour, on a logarithmic axis; a panel an arm. */
final class SizeFigure {
    private static final int WIDTH = 253;
    private static final int HEIGHT = 240;

    private SizeFigure() {}

    static List<Section.Figure> of(RunData run) {
        Map<String, Double> millilitres = new HashMap<>();
        RunCsv.each(run.folder(), "cases.csv", row -> {
            double ml = row.number("tumour_ml");
            if (ml > 0) {
                millilitres.put(row.text("case"), ml);
            }
        });
        List<Section.Figure> figures = new ArrayList<>();
        for (ScoreGroup group : new Scores(run).groups(task -> task.equals("mask") || task.equals("slice-mask"))) {
            if (group.split().equals("test") && !group.frame().equals("model-grid")) {
                figure(run, group, millilitres, figures);
            }
        }
        return figures;
    }

    private static void figure(
            RunData run, ScoreGroup group, Map<String, Double> millilitres, List<Section.Figure> figures) {
        Map<String, List<double[]>> points = new LinkedHashMap<>();
        FigureData data = new FigureData("arm", "case", "tumour-ml", "dice");
        for (ScoreRow row : run.scores()) {
            Double ml = millilitres.get(row.caseId());
            boolean wanted = row.metric().equals("dice")
                    && row.rule().equals(Scores.FAILURES_AS_WRONG)
                    && ScoreGroup.of(row).equals(group);
            if (ml != null && wanted && Double.isFinite(row.value())) {
                points.computeIfAbsent(row.arm(), a -> new ArrayList<>()).add(new double[] {ml, row.value()});
                data.add(row.arm(), row.caseId(), ml, row.value());
            }
        }
        Places places = new Places(run);
        List<JFreeChart> panels = new ArrayList<>();
        double[] range = range(points);
        for (String arm : places.sorted(points.keySet())) {
            panels.add(panel(places, arm, points.get(arm), range));
        }
        if (!panels.isEmpty()) {
            String caption = "Dice of each test patient against the volume of the true tumour, failures as wrong. "
                    + group.heading() + ".";
            String svg = Drawing.panels(
                    panels, Math.min(3, panels.size()), WIDTH, HEIGHT, "Dice against tumour size by arm");
            figures.add(data.figure("dice-by-size-" + group.task() + "-" + group.unit(), caption, svg));
        }
    }

    private static double[] range(Map<String, List<double[]>> points) {
        double[] all = points.values().stream()
                .flatMap(List::stream)
                .mapToDouble(p -> p[0])
                .toArray();
        return new double[] {
            DoubleStream.of(all).min().orElse(1) * 0.8,
            DoubleStream.of(all).max().orElse(100) * 1.25
        };
    }

    private static JFreeChart panel(Places places, String arm, List<double[]> points, double[] range) {
        LogAxis size = Axes.dress(new LogAxis("tumour (mL)"));
        size.setBase(10);
        size.setNumberFormatOverride(new java.text.DecimalFormat(
                "0.###", java.text.DecimalFormatSymbols.getInstance(java.util.Locale.ROOT)));
        size.setMinorTickMarksVisible(true);
        size.setMinorTickCount(9);
        // Under a decade of sizes a tick a decade would be one at most.
        double decades = Math.log10(range[1] / range[0]);
        size.setTickUnit(new NumberTickUnit(decades > 1.2 ? 1 : 0.25, size.getNumberFormatOverride()));
        size.setRange(range[0], range[1]);
        String title = places.title(arm, 30) + "\nn = " + points.size();
        return new Curves(
                        title,
                        size,
                        Axes.numbers("Dice", 0, 1),
                        false,
                        List.of(new Curves.Line("", places.of(arm), points, false)),
                        RectangleEdge.BOTTOM)
                .chart();
    }
}
