package org.readingroom.ui.internal.run;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.readingroom.ui.internal.engine.TrainingCurves.Line;

/** What the legend of training curves says of each measure: its last value and its best, or how far several lines reach. */
final class CurveText {
    private CurveText() {}

    /** The texts of measures, in the order of their first lines. */
    static Map<String, String> of(List<Line> lines) {
        Map<String, List<Line>> measures =
                lines.stream().collect(Collectors.groupingBy(Line::measure, LinkedHashMap::new, Collectors.toList()));
        Map<String, String> texts = new LinkedHashMap<>();
        measures.forEach((measure, some) -> texts.put(measure, measure + " " + values(some)));
        return texts;
    }

    private static String values(List<Line> lines) {
        List<Double> last = lines.stream()
                .map(l -> l.points().get(l.points().size() - 1)[1])
                .sorted()
                .toList();
        if (lines.size() > 1) {
            return number(last.get(0)) + " to " + number(last.get(last.size() - 1)) + " (" + lines.size() + " lines)";
        }
        Comparator<double[]> better =
                Comparator.comparingDouble(p -> lines.get(0).loss() ? -p[1] : p[1]);
        double[] best = lines.get(0).points().stream().max(better).orElseThrow();
        return number(last.get(0)) + " (best " + number(best[1]) + " at " + Math.round(best[0]) + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.3f" : "%.1f", value);
    }
}
