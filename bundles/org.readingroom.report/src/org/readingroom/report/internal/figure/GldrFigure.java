package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Order;
import org.readingroom.report.internal.RunCsv;

/**
 * The glioma label distribution ratio of each patient by true grade: slices answered HGG over slices answered HGG or LGG,
 * and over all slices asked. A figure a split and denominator, an arm two rows.
 */
final class GldrFigure {
    private static final Map<String, String> DENOMINATORS = denominators();

    private GldrFigure() {}

    private static Map<String, String> denominators() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("gldr_graded", "slices answered HGG or LGG");
        map.put("gldr_all", "all slices asked");
        return map;
    }

    static List<Section.Figure> of(RunData run) {
        Map<String, List<RunCsv.Row>> bySplit = new TreeMap<>(Order.by(List.of("test", "validation", "train")));
        RunCsv.each(run.folder(), "votes.csv", row -> {
            if (row.text("rule").equals("plurality")
                    && Mark.ofGrade(row.text("grade")).isPresent()) {
                bySplit.computeIfAbsent(row.text("split"), s -> new ArrayList<>())
                        .add(row);
            }
        });
        List<Section.Figure> figures = new ArrayList<>();
        bySplit.forEach((split, rows) -> DENOMINATORS.forEach(
                (column, over) -> figures.add(figure(new Places(run), split, column, over, rows))));
        return figures;
    }

    private static Section.Figure figure(
            Places places, String split, String column, String over, List<RunCsv.Row> rows) {
        FigureData data = new FigureData("arm", "case", "grade", "gldr");
        List<Strips.Row> strips = new ArrayList<>();
        for (String arm :
                places.sorted(rows.stream().map(r -> r.text("arm")).distinct().toList())) {
            for (Mark grade : List.of(Mark.HGG, Mark.LGG)) {
                strip(places, arm, grade, column, rows, data).ifPresent(strips::add);
            }
        }
        String caption = "Share of slices answered HGG over " + over + ", of each " + split + " patient by true grade"
                + " (GLDR). The broken"
                + " line is one half, the"
                + " upright bar the mean;"
                + " n in brackets is"
                + " patients with a ratio"
                + " of patients asked.";
        Strips drawing = new Strips("HGG answers over " + over, 0, 1, Optional.of(0.5), strips);
        return data.figure("gldr-" + column.substring(5) + "-" + split, caption, drawing.svg("GLDR by true grade"));
    }

    private static Optional<Strips.Row> strip(
            Places places, String arm, Mark grade, String column, List<RunCsv.Row> rows, FigureData data) {
        List<Strips.Dot> dots = new ArrayList<>();
        int asked = 0;
        for (RunCsv.Row row : rows) {
            if (row.text("arm").equals(arm) && Mark.ofGrade(row.text("grade")).equals(Optional.of(grade))) {
                asked++;
                double ratio = row.number(column);
                data.add(arm, row.text("case"), grade == Mark.HGG ? "HGG" : "LGG", ratio);
                if (!Double.isNaN(ratio)) {
                    dots.add(new Strips.Dot(ratio, grade));
                }
            }
        }
        String label = places.title(arm, 30) + (grade == Mark.HGG ? ", HGG (" : ", LGG (")
                + (dots.size() == asked ? "" + asked : dots.size() + " of " + asked) + ")";
        return asked == 0 ? Optional.empty() : Optional.of(Strips.Row.withMean(label, places.of(arm), dots));
    }
}
