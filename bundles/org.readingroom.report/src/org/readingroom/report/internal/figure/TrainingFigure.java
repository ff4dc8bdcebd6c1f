package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.ArmNotes;

/**
 * What an arm learnt: {@code models/<arm>/curves.csv} against its first column, epochs or steps: losses in the left panel, then
 * what validation patients gave, shares and distances each in a panel of their own. A step back in the first column, as where a
 * fold begins, breaks the line.
 */
final class TrainingFigure {
    private static final int HEIGHT = 330;

    private TrainingFigure() {}

    static List<Section.Figure> of(RunData run) {
        List<Section.Figure> figures = new ArrayList<>();
        for (RunData.Arm arm : ArmNotes.readers(run.arms())) {
            CurveFile file = CurveFile.read(run.folder(), arm.id());
            if (!file.rows().isEmpty()) {
                figure(arm, file, figures);
            }
        }
        return figures;
    }

    private static void figure(RunData.Arm arm, CurveFile file, List<Section.Figure> figures) {
        List<JFreeChart> panels = new ArrayList<>();
        Map<String, Integer> losses = new LinkedHashMap<>();
        Map<String, Integer> shares = new LinkedHashMap<>();
        Map<String, Integer> others = new LinkedHashMap<>();
        for (int c = 1; c < file.header().size(); c++) {
            if (file.shown(c)) {
                String name = file.header().get(c);
                boolean loss = name.toLowerCase(Locale.ROOT).contains("loss");
                (loss ? losses : file.ofShares(c) ? shares : others).put(name, c);
            }
        }
        panel(file, losses, "loss", panels);
        panel(file, shares, "validation", panels);
        panel(file, others, shares.isEmpty() ? "validation" : "validation, distance", panels);
        if (panels.isEmpty()) {
            return;
        }
        FigureData data = new FigureData(file.header().toArray(String[]::new));
        file.rows().forEach(row -> data.add(row.toArray()));
        String svg =
                Drawing.panels(panels, panels.size(), Style.WIDTH / panels.size(), HEIGHT, "Training of " + arm.id());
        String series = Stream.of(losses, shares, others)
                .filter(m -> !m.isEmpty())
                .map(m -> String.join(", ", m.keySet()))
                .collect(Collectors.joining("; "));
        String caption = "Training of " + arm.title() + ": " + series + ", by "
                + file.header().get(0) + ".";
        figures.add(data.figure("training-" + arm.id(), caption, svg));
    }

    private static void panel(CurveFile file, Map<String, Integer> series, String axis, List<JFreeChart> panels) {
        List<Curves.Line> lines = new ArrayList<>();
        series.forEach((name, column) -> {
            List<List<double[]>> pieces = file.pieces(column);
            for (int p = 0; p < pieces.size(); p++) {
                lines.add(new Curves.Line(
                        p == 0 ? name : "", lines.isEmpty() ? 0 : series(lines, name, p), pieces.get(p), true));
            }
        });
        if (lines.isEmpty()) {
            return;
        }
        NumberAxis x = Axes.fitted(file.header().get(0));
        x.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        panels.add(new Curves("", x, Axes.fitted(axis), false, lines, RectangleEdge.BOTTOM).chart());
    }

    /** Pieces of one series look alike. */
    private static int series(List<Curves.Line> lines, String name, int piece) {
        int last = lines.get(lines.size() - 1).index();
        return piece == 0 ? last + 1 : last;
    }
}
