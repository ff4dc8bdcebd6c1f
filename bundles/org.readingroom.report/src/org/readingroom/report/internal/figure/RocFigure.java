package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ui.RectangleEdge;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.RunCsv;

/**
 * Receiver operating characteristic: true positive rate against false positive rate over all thresholds of the probability
 * of high grade (Fawcett 2006), patients of equal probability taken in one step. The area stands in the legend.
 */
final class RocFigure {
    private RocFigure() {}

    static List<Section.Figure> of(RunData run) {
        List<Section.Figure> figures = new ArrayList<>();
        Probabilities.of(run).forEach((split, all) -> {
            List<Probabilities.Given> best = Probabilities.best(all);
            figure(run, split, "roc-" + split, "each arm's most telling probability", best, figures);
            all.stream().map(Probabilities.Given::kind).distinct().forEach(kind -> {
                List<Probabilities.Given> same =
                        all.stream().filter(g -> g.kind().equals(kind)).toList();
                if (!best.containsAll(same)) {
                    figure(run, split, "roc-" + split + "-" + kind, "probabilities of the kind " + kind, same, figures);
                }
            });
        });
        return figures;
    }

    private static void figure(
            RunData run,
            String split,
            String name,
            String which,
            List<Probabilities.Given> given,
            List<Section.Figure> figures) {
        Places places = new Places(run);
        FigureData data = new FigureData("arm", "kind", "threshold", "false-positive-rate", "true-positive-rate");
        List<Curves.Line> lines = new ArrayList<>();
        for (Probabilities.Given g : given) {
            if (g.high() == 0 || g.high() == g.points().size()) {
                continue;
            }
            List<double[]> curve = curve(g, data);
            String label = places.title(g.arm(), 30) + ", " + g.kind() + ": " + area(run, split, g, curve);
            lines.add(new Curves.Line(label, places.of(g.arm()), curve, true));
        }
        if (lines.isEmpty()) {
            return;
        }
        Curves drawing = new Curves(
                "",
                Axes.numbers("false positive rate (1 - specificity)", 0, 1),
                Axes.numbers("true positive rate (recall)", 0, 1),
                true,
                lines,
                RectangleEdge.BOTTOM);
        String caption =
                "ROC of " + split + " patients, HGG positive; " + which + ". In the legend the kind of probability,"
                        + " the area under the curve with its 95 %"
                        + " interval where the run gives one, and n ="
                        + " patients with a probability / patients"
                        + " asked. Broken line: chance.";
        String svg = Drawing.svg(drawing.chart(), 560, 500 + 21 * lines.size(), "ROC by arm");
        figures.add(data.figure(name, caption, svg));
    }

    /** From (0, 0) to (1, 1), a corner a distinct probability. */
    static List<double[]> curve(Probabilities.Given given, FigureData data) {
        List<Probabilities.Point> sorted = given.points().stream()
                .sorted(Comparator.comparingDouble(Probabilities.Point::p).reversed())
                .toList();
        double high = given.high();
        double low = sorted.size() - high;
        List<double[]> curve = new ArrayList<>();
        curve.add(new double[] {0, 0});
        data.add(given.arm(), given.kind(), Double.NaN, 0.0, 0.0);
        int tp = 0;
        int fp = 0;
        for (int i = 0; i < sorted.size(); i++) {
            tp += sorted.get(i).high() ? 1 : 0;
            fp += sorted.get(i).high() ? 0 : 1;
            if (i + 1 == sorted.size() || sorted.get(i + 1).p() != sorted.get(i).p()) {
                curve.add(new double[] {fp / low, tp / high});
                data.add(given.arm(), given.kind(), sorted.get(i).p(), fp / low, tp / high);
            }
        }
        return curve;
    }

    /** What the run's scores say, with the interval; where they do not, the area under the curve as drawn. */
    private static String area(RunData run, String split, Probabilities.Given given, List<double[]> curve) {
        String n = ", n = " + given.points().size() + "/" + given.asked();
        for (RunCsv.Row row : RunCsv.read(run.folder(), "probability_scores.csv")) {
            boolean mine = row.text("arm").equals(given.arm())
                    && row.text("split").equals(split)
                    && row.text("kind").equals(given.kind())
                    && row.text("measure").equals("auc");
            if (mine && !Double.isNaN(row.number("value"))) {
                String interval = Double.isNaN(row.number("low"))
                        ? ""
                        : String.format(Locale.ROOT, " [%.3f, %.3f]", row.number("low"), row.number("high"));
                return String.format(Locale.ROOT, "AUC %.3f", row.number("value")) + interval + n;
            }
        }
        return String.format(Locale.ROOT, "AUC %.3f", trapezoids(curve)) + n;
    }

    static double trapezoids(List<double[]> curve) {
        double area = 0;
        for (int i = 1; i < curve.size(); i++) {
            area += (curve.get(i)[0] - curve.get(i - 1)[0]) * (curve.get(i)[1] + curve.get(i - 1)[1]) / 2;
        }
        return area;
    }
}
