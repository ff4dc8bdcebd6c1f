package org.readingroom.datasets.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.report.Section;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.datasets.PhantomFacts;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomSize;
import org.readingroom.tck.PluginContractTest;

class LeakCheckSectionTest extends PluginContractTest<NoSettings, ReportSection> {
    private static final int CASES = 60;
    private static final PhantomGenerator GENERATOR = new PhantomGenerator(2, PhantomSize.SMALL);

    @TempDir
    Path folder;

    private record Run(Path folder, List<Arm> arms, List<ScoreRow> scores) implements RunData {
        @Override
        public String study() {
            return "leaky";
        }
    }

    @Override
    protected ReportSection plugin() {
        return new LeakCheckSection();
    }

    @Override
    protected Class<?> contract() {
        return ReportSection.class;
    }

    private static boolean isFlipped(PhantomFacts f) {
        return !f.grade().equals(f.biology());
    }

    /** A run on phantoms with one arm, right on the patients that a rule says. */
    private Run run(String split, Predicate<PhantomFacts> right) throws IOException {
        Path root = Files.createDirectories(folder.resolve("phantoms"));
        List<ScoreRow> scores = new ArrayList<>();
        StringBuilder cases = new StringBuilder();
        for (int index = 0; index < CASES; index++) {
            PhantomFacts f = GENERATOR.facts(index);
            cases.append(index == 0 ? "" : ",")
                    .append(String.format(
                            "{\"case\": \"%s\", \"grade\": \"%s\", \"biology\": \"%s\"}",
                            f.caseId(), f.grade(), f.biology()));
            scores.add(row(split, f.caseId(), "accuracy", right.test(f) ? 1 : 0));
            scores.add(row(split, f.caseId(), "dice", 1));
        }
        scores.add(row(split, "*", "accuracy", 1));
        scores.add(row(split, "Patient_0001", "accuracy", 1));
        Files.writeString(
                root.resolve("phantom.json"),
                "{\"format\": 1, \"generator\": \"readingroom-phantom 2\", \"digest\": \"" + "ab".repeat(32)
                        + "\", \"cases\": [" + cases + "]}");
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(
                run.resolve("roots.json"), "{\"phantoms\": \"" + root.toString().replace("\\", "/") + "\"}");
        Files.writeString(
                run.resolve("cohort.json"), "{\"format\": 1, \"generator\": {\"name\": \"readingroom-phantom\"}}");
        return new Run(run, List.of(new RunData.Arm("reader", "reader [oracles: crop]", false)), scores);
    }

    private static ScoreRow row(String split, String caseId, String metric, double value) {
        String task = metric.equals("accuracy") ? "grade" : "mask";
        return new ScoreRow("reader", split, caseId, metric, task, "-", "patient", "failures-as-wrong", value, 1, 1);
    }

    private List<String> cells(Run run) {
        Section section = new LeakCheckSection().render(run).orElseThrow();
        return section.blocks().stream()
                .filter(Section.Table.class::isInstance)
                .map(b -> ((Section.Table) b).rows().get(0))
                .findFirst()
                .orElseThrow();
    }

    private static boolean warns(Section section) {
        return section.blocks().stream()
                .anyMatch(b -> b instanceof Section.Paragraph p && p.text().startsWith("LEAK"));
    }

    @Test
    void aReaderWhoKnowsTheLabelsIsReported() throws IOException {
        Run run = run("test", f -> true);
        assertTrue(warns(new LeakCheckSection().render(run).orElseThrow()));
        List<String> cells = cells(run);
        assertEquals("reader [oracles: crop]", cells.get(0));
        assertEquals("60 of 60", cells.get(1));
        assertEquals("0.9398 to 1.0000", cells.get(3), "Wilson's interval of 60 of 60");
        assertEquals("LEAK", cells.get(6));
    }

    @Test
    void theBestReaderOfImagesIsNot() throws IOException {
        Run run = run("test", f -> !isFlipped(f));
        assertFalse(warns(new LeakCheckSection().render(run).orElseThrow()));
        List<String> cells = cells(run);
        assertEquals(cells.get(2), cells.get(4), "it is as good as can be");
        assertTrue(cells.get(5).startsWith("0 of "), cells.get(5));
        assertEquals("no sign", cells.get(6));
    }

    @Test
    void trainingPatientsMayBeLearntByHeart() throws IOException {
        Section section = new LeakCheckSection().render(run("train", f -> true)).orElseThrow();
        assertFalse(warns(section));
        assertTrue(((Section.Paragraph) section.blocks().get(0)).text().contains("add the metric accuracy"));
    }

    @Test
    void phantomsThatAreGoneAreNotCheckedAndThatIsSaid() throws IOException {
        Run run = run("test", f -> true);
        Files.delete(folder.resolve("phantoms/phantom.json"));
        Section section = new LeakCheckSection().render(run).orElseThrow();
        assertTrue(((Section.Paragraph) section.blocks().get(0)).text().contains("not there any more"));
    }

    @Test
    void aRunOnPatientsHasNoSuchSection() throws IOException {
        Run run = run("test", f -> true);
        Files.delete(folder.resolve("phantoms/phantom.json"));
        Files.writeString(run.folder().resolve("cohort.json"), "{\"format\": 1}");
        assertEquals(Optional.empty(), new LeakCheckSection().render(run));
        Files.writeString(run.folder().resolve("roots.json"), "{nonsense");
        DatasetException e = assertThrows(DatasetException.class, () -> new LeakCheckSection().render(run));
        assertTrue(e.getMessage().contains("roots.json"), e.getMessage());
    }

    @Test
    void wilsonsIntervalIsThatOfTheBook() {
        // E. B. Wilson's interval of 81 of 263, R. G. Newcombe, Statistics in Medicine 17 (1998), table I.
        LeakCheck check = new LeakCheck("a", 263, 81, 20, 0);
        assertEquals(0.2553, check.bound(-1), 5e-5);
        assertEquals(0.3662, check.bound(1), 5e-5);
    }
}
