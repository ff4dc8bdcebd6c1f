package org.readingroom.ui.internal.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The curves of an arm's training, from its {@code curves.csv}.
 *
 * @param arm whose they are
 * @param axis the column that runs along: epoch or step
 * @param lines a line for each measure, and each fold and learning rate where there are more
 */
public record TrainingCurves(String arm, String axis, List<Line> lines) {
    private static final Set<String> SPLITTERS = Set.of("fold", "lr", "learning-rate", "learning_rate", "seed");
    private static final Set<String> AXES = Set.of("epoch", "step");

    /**
     * One line.
     *
     * @param measure the column, such as {@code validation-loss}
     * @param part which fold and learning rate; empty where there is one
     * @param points x and y, in the order written
     */
    public record Line(String measure, String part, List<double[]> points) {
        public Line {
            points = List.copyOf(points);
        }

        /** Whether less is better. */
        public boolean loss() {
            return measure.contains("loss");
        }
    }

    public TrainingCurves {
        lines = List.copyOf(lines);
    }

    /** Reads the file's lines; a last line that is not finished is left out. */
    static TrainingCurves parse(String arm, List<String> rows) {
        List<String> header = rows.isEmpty() ? List.of() : List.of(rows.get(0).split(",", -1));
        String axis = header.contains("epoch") ? "epoch" : header.contains("step") ? "step" : "";
        int x = header.indexOf(axis);
        Map<String, Line> lines = new LinkedHashMap<>();
        for (int r = 1; r < rows.size() && x >= 0; r++) {
            String[] cells = rows.get(r).split(",", -1);
            if (cells.length == header.size()) {
                take(header, cells, x, lines);
            }
        }
        long parts = lines.values().stream().map(Line::part).distinct().count();
        List<Line> all = lines.values().stream()
                .map(l -> parts > 1 ? l : new Line(l.measure(), "", l.points()))
                .toList();
        return new TrainingCurves(arm, axis, all);
    }

    private static void take(List<String> header, String[] cells, int x, Map<String, Line> lines) {
        List<String> parts = new ArrayList<>();
        for (int c = 0; c < cells.length; c++) {
            if (SPLITTERS.contains(header.get(c)) && !cells[c].isBlank()) {
                parts.add(header.get(c) + " " + cells[c]);
            }
        }
        String part = String.join(", ", parts);
        for (int c = 0; c < cells.length; c++) {
            String name = header.get(c);
            if (AXES.contains(name) || SPLITTERS.contains(name) || !isNumber(cells[c]) || !isNumber(cells[x])) {
                continue;
            }
            double[] point = {Double.parseDouble(cells[x]), Double.parseDouble(cells[c])};
            lines.merge(name + "\n" + part, new Line(name, part, List.<double[]>of(point)), TrainingCurves::joined);
        }
    }

    private static Line joined(Line a, Line b) {
        List<double[]> points = new ArrayList<>(a.points());
        points.addAll(b.points());
        return new Line(a.measure(), a.part(), points);
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
    }
}
