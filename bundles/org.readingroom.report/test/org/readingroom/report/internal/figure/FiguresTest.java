package org.readingroom.report.internal.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.ReportOptions;
import org.readingroom.report.ReportWriter;

class FiguresTest {
    private static final List<ReportSection> SECTIONS = List.of(
            new GradeFiguresSection(),
            new SizeFigureSection(),
            new DifferenceFigureSection(),
            new AnswerFiguresSection(),
            new TrainingFigureSection());

    @TempDir
    Path folder;

    @Test
    void everyFigureIsDrawnAndHasItsFourFiles() throws Exception {
        FigureRun run = new FigureRun(folder, 12).filled();
        new ReportWriter().write(run, SECTIONS, ReportOptions.DEFAULT);
        try (var files = Files.list(folder.resolve("report/figures"))) {
            var byStem = files.map(f -> f.getFileName().toString())
                    .collect(Collectors.groupingBy(f -> f.replaceFirst("\\.[a-z]+$", ""), Collectors.counting()));
            assertEquals(12, byStem.size(), () -> "" + byStem);
            byStem.forEach((stem, n) -> assertEquals(4, n, stem));
        }
        String page = Files.readString(folder.resolve("report/index.html"));
        assertFalse(page.contains("class=\"notice broken\""), "no figure fails");
        assertTrue(page.contains("figures/roc-test.tex\">LaTeX</a>"));
    }

    @Test
    void aRunWithoutTheFilesHasNoSuchSections() {
        RunData bare = new FigureRun(folder, 0);
        for (ReportSection section : SECTIONS) {
            assertEquals(
                    Optional.empty(), section.render(bare), section.getClass().getSimpleName());
        }
    }

    @Test
    void theSameRunIsDrawnAlikeTwice() {
        FigureRun run = new FigureRun(folder, 9).filled();
        for (ReportSection section : SECTIONS) {
            assertEquals(section.render(run), section.render(run));
        }
    }

    @Test
    void rocTakesEqualProbabilitiesInOneStep() {
        var given = new Probabilities.Given(
                "a",
                "model",
                4,
                List.of(
                        new Probabilities.Point("1", true, 0.9),
                        new Probabilities.Point("2", true, 0.5),
                        new Probabilities.Point("3", false, 0.5),
                        new Probabilities.Point("4", false, 0.1)));
        List<double[]> curve = RocFigure.curve(given, new FigureData("a", "k", "t", "x", "y"));
        assertEquals(4, curve.size());
        assertArrayEquals(new double[] {0, 0.5}, curve.get(1));
        assertArrayEquals(new double[] {0.5, 1}, curve.get(2));
        // By hand: of 4 pairs 3 are right and one is a tie.
        assertEquals(0.875, RocFigure.trapezoids(curve), 1e-12);
    }

    @Test
    void theIntervalOfAShareIsWilsons() {
        double[] interval = ReliabilityFigure.wilson(0.5, 10);
        assertEquals(0.2366, interval[0], 1e-4);
        assertEquals(0.7634, interval[1], 1e-4);
        assertEquals(0, ReliabilityFigure.wilson(0, 3)[0], 1e-12);
    }

    @Test
    void dotsOfOneValueLieApart() {
        Swarm swarm = new Swarm(0.02, 0.2, 0.4);
        var shifts = new java.util.TreeSet<Double>();
        for (int i = 0; i < 4; i++) {
            shifts.add(swarm.shift(0.5));
        }
        assertEquals(4, shifts.size());
        assertEquals(0, swarm.shift(0.9), "far from them there is room in the middle");
        for (int i = 0; i < 500; i++) {
            assertTrue(Math.abs(swarm.shift(1.5)) <= 0.4, "a dot stays in its row");
        }
    }

    @Test
    void aPatientWithoutARatioIsCountedAndNotDrawn() {
        Section.Figure graded =
                GldrFigure.of(new FigureRun(folder, 12).filled()).get(0);
        assertEquals("gldr-graded-test", graded.name());
        assertEquals(24, graded.data().orElseThrow().rows().size());
        assertEquals(
                2,
                graded.data().orElseThrow().rows().stream()
                        .filter(r -> r.get(3).isEmpty())
                        .count());
        assertTrue(graded.svg().contains("HGG (8 of 9)"), graded.svg());
    }

    @Test
    void aTornLineAndARateAreNoCurves() {
        Section.Figure training =
                TrainingFigure.of(new FigureRun(folder, 2).filled()).get(0);
        assertEquals(40, training.data().orElseThrow().rows().size());
        assertTrue(training.caption().contains("train_loss, validation_loss; validation_dice, by epoch"));
    }

    @Test
    void theCurvesOfATuningHaveAPanelForEachKindOfNumber() {
        FigureRun run = new FigureRun(folder, 2);
        StringBuilder curves =
                new StringBuilder("step,loss,lr,gradient language attention,tokens/s,parse-rate,centre-distance\n");
        for (int step = 1; step <= 30; step++) {
            curves.append("%d,%s,2e-6,0.3,900,,\n".formatted(step, 2.0 / step));
            if (step % 10 == 0) {
                curves.append("%d,,,,,%s,%s\n".formatted(step, step / 40.0, 60 - step));
            }
        }
        run.write("models/llama-tuned/curves.csv", curves.toString());
        CurveFile file = CurveFile.read(folder, "llama-tuned");
        assertEquals(1, file.pieces(1).size(), "a row of validation does not break the loss");
        assertEquals(30, file.pieces(1).get(0).size());
        assertEquals(3, file.pieces(5).get(0).size());
        assertTrue(file.ofShares(5) && !file.ofShares(6));
        Section.Figure figure = TrainingFigure.of(run).get(0);
        assertTrue(figure.caption().endsWith(": loss; parse-rate; centre-distance, by step."), figure.caption());
        run.write("models/llama-tuned/curves.csv", "epoch,loss\n1,2\n2,1\n1,3\n2,2\n");
        assertEquals(2, CurveFile.read(folder, "llama-tuned").pieces(1).size(), "a fold begins");
    }

    @Test
    void anArmKeepsItsSignsInEveryFigure() {
        for (int i = 0; i < 12; i++) {
            for (int j = i + 1; j < 12; j++) {
                boolean same = Style.colour(i).equals(Style.colour(j))
                        && Style.marker(i).equals(Style.marker(j))
                        && Style.line(i).equals(Style.line(j));
                assertFalse(same, i + " and " + j);
            }
        }
    }

    @Test
    void aPairThatCannotBeDecidedSaysSo() {
        Section.Figure pairs =
                DifferenceFigure.of(new FigureRun(folder, 6).filled()).get(0);
        assertTrue(pairs.svg().contains("cannot be decided at this n"));
        assertTrue(pairs.svg().contains("Holm p = "));
        assertEquals(12, pairs.data().orElseThrow().rows().size());
    }

    @Test
    void namesOfArmsAreTextInEveryFile() {
        FigureRun run = new FigureRun(folder, 4).filled();
        run.write("states.csv", "arm,split,task,state,n,share\n\"<script>x</script>\",test,grade,answered,3,1\n");
        Section.Figure states = FailureFigure.of(run).get(0);
        assertFalse(states.svg().contains("<script"));
        assertTrue(states.svg().contains("&lt;script"));
    }
}
