package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;

/** How the probabilities of high grade that an arm gave are distributed, by true grade. */
final class ProbabilityFigure {
    private ProbabilityFigure() {}

    static List<Section.Figure> of(RunData run) {
        List<Section.Figure> figures = new ArrayList<>();
        Places places = new Places(run);
        Probabilities.of(run).forEach((split, all) -> {
            FigureData data = new FigureData("arm", "kind", "case", "grade", "p");
            List<Strips.Row> rows = new ArrayList<>();
            for (Probabilities.Given given : all) {
                for (Mark grade : List.of(Mark.HGG, Mark.LGG)) {
                    List<Strips.Dot> dots = new ArrayList<>();
                    given.points().stream()
                            .filter(p -> p.high() == (grade == Mark.HGG))
                            .forEach(p -> {
                                dots.add(new Strips.Dot(p.p(), grade));
                                data.add(given.arm(), given.kind(), p.caseId(), p.high() ? "HGG" : "LGG", p.p());
                            });
                    String label = places.title(given.arm(), 26) + ", " + given.kind()
                            + (grade == Mark.HGG ? ", HGG (" : ", LGG (") + dots.size() + ")";
                    rows.add(Strips.Row.withMean(label, places.of(given.arm()), dots));
                }
            }
            String svg =
                    new Strips("probability of HGG", 0, 1, Optional.of(0.5), rows).svg("Probability of HGG by grade");
            String caption =
                    "Probability of HGG that each arm gave each " + split + " patient, by true grade and kind of"
                            + " probability; the upright bar is the mean, n in brackets.";
            figures.add(data.figure("probabilities-" + split, caption, svg));
        });
        return figures;
    }
}
