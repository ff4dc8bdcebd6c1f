package org.readingroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.CaseScoresSection;
import org.readingroom.report.internal.ClassificationSection;
import org.readingroom.report.internal.Completeness;
import org.readingroom.report.internal.EnvironmentSection;
import org.readingroom.report.internal.LocalisationSection;
import org.readingroom.report.internal.OverlaySection;
import org.readingroom.report.internal.OverviewSection;
import org.readingroom.report.internal.SegmentationSection;

class SectionsTest {
    @TempDir
    Path folder;

    @Test
    void classificationPrintsCountsAndTheRowOfNoReader() throws IOException {
        Section.Table table = table(new ClassificationSection(), 0);
        assertEquals(
                List.of("Arm", "Counted", "n", "TP", "FP", "FN", "TN", "Failed", "Balanced accuracy", "Accuracy", "F1"),
                table.header());
        assertEquals(
                List.of("cnn-seg", "either way", "5/5", "4", "0", "0", "1", "0", "1.0000", "1.0000", "0.8889"),
                table.rows().get(4));
        assertEquals(
                List.of("always HGG", "either way", "5/5", "4", "1", "0", "0", "0", "0.5000", "0.8000", "0.8889"),
                table.rows().get(7));
    }

    @Test
    void aFailureIsCountedBothWaysWithItsNumbers() throws IOException {
        Section.Table table = table(new ClassificationSection(), 0);
        String title = "llama-box [oracles: slices]";
        assertEquals(
                List.of(title, "failures as wrong", "5/5", "3", "1", "0", "0", "1", "0.3750", "0.6000", "0.8889"),
                table.rows().get(5));
        assertEquals(
                List.of(title, "answered only", "4/5", "3", "1", "0", "0", "1", "0.5000", "0.7500", "0.8889"),
                table.rows().get(6));
    }

    @Test
    void countsThatTheRunScoresAreTakenAsTheyAre() throws IOException {
        StubRun run = StubRun.in(folder);
        for (String metric : List.of("tp", "fp", "fn", "tn")) {
            run.scores()
                    .add(new ScoreRow(
                            "prior", "test", "*", metric, "grade", "-", "patient", "failures-as-wrong", 2, 5, 5));
        }
        Section.Table table = (Section.Table)
                new ClassificationSection().render(run).orElseThrow().blocks().get(0);
        assertEquals(
                List.of("Failed", "Balanced accuracy", "tp", "fp", "fn", "tn", "Accuracy", "F1"),
                table.header().subList(3, 11));
        assertEquals("2", table.rows().get(0).get(5));
        assertEquals(
                List.of("4", "1", "0", "0"),
                table.rows().get(table.rows().size() - 1).subList(5, 9));
    }

    @Test
    void segmentationKeepsUnitsApartAndHeadsEach() throws IOException {
        Section section = new SegmentationSection().render(StubRun.in(folder)).orElseThrow();
        List<Section.Table> tables = tables(section);
        assertEquals(2, tables.size());
        assertTrue(tables.get(0).caption().contains("Test patients; frame source-mm, unit 3d-patient"));
        assertTrue(tables.get(1).caption().contains("unit 2d-slice-mean"));
        assertEquals(
                List.of("Arm", "Counted", "n", "Dice", "HD95 (mm)", "Precision", "Specificity"),
                tables.get(0).header());
        assertTrue(tables.get(0).footnotes().contains("Dice: both masks empty 1, exactly one empty 0."));
        assertTrue(tables.get(0).footnotes().stream().anyMatch(note -> note.startsWith("Unequal: ")));
        assertTrue(tables.get(0).footnotes().stream().anyMatch(note -> note.startsWith("Untrained controls: prior, ")));
        assertEquals("\u2013", tables.get(0).rows().get(5).get(6), "specificity is not shown with failures as wrong");
        assertEquals("0.9912", tables.get(0).rows().get(6).get(6));
        assertEquals(
                2,
                section.blocks().stream()
                        .filter(Section.Figure.class::isInstance)
                        .count());
    }

    @Test
    void theCeilingIsARowOfItsOwnAndNoArm() throws IOException {
        StubRun run = StubRun.in(folder).withCeiling();
        Section section = new SegmentationSection().render(run).orElseThrow();
        Section.Table table = tables(section).get(0);
        List<String> last = table.rows().get(table.rows().size() - 1);
        assertEquals(List.of("ceiling", "either way", "5/5", "0.9800"), last.subList(0, 4));
        assertTrue(table.footnotes().stream().anyMatch(note -> note.startsWith("Ceiling: no arm")));
        assertTrue(
                tables(section).get(1).footnotes().stream().noneMatch(note -> note.startsWith("Ceiling")),
                "not in this one");
        Section.Figure dots = (Section.Figure) section.blocks().get(1);
        assertEquals(30, dots.data().orElseThrow().rows().size(), "its cases are no readings");
        assertTrue(new OverviewSection().render(run).orElseThrow().toString().contains("6 arms"));
        assertTrue(Completeness.notice(run, warning -> {}).isEmpty(), "nobody waits for its readings");
    }

    @Test
    void aFailedReadingIsACrossAtItsWorstScore() throws IOException {
        Section section = new SegmentationSection().render(StubRun.in(folder)).orElseThrow();
        Section.Figure dice = (Section.Figure) section.blocks().get(1);
        assertEquals(30, dice.data().orElseThrow().rows().size());
        assertTrue(dice.data().orElseThrow().rows().contains(List.of("llama-box", "P01", "0.0", "true")));
        assertTrue(dice.svg().contains("a failed reading, scored as wrong"), "the cross is in the legend");
    }

    @Test
    void aScoreOverAnotherNumberCarriesItsOwn() throws IOException {
        StubRun run = StubRun.in(folder);
        run.scores()
                .removeIf(row -> row.arm().equals("prior")
                        && row.metric().equals("precision")
                        && row.caseId().equals("*"));
        run.scores()
                .add(new ScoreRow(
                        "prior",
                        "test",
                        "*",
                        "precision",
                        "mask",
                        "source-mm",
                        "3d-patient",
                        "failures-as-wrong",
                        0.25,
                        3,
                        5));
        Section.Table table =
                tables(new SegmentationSection().render(run).orElseThrow()).get(0);
        assertEquals("0.2500 (3/5)", table.rows().get(0).get(5));
        assertEquals("5/5", table.rows().get(0).get(2));
    }

    @Test
    void casesNameTheFailedReading() throws IOException {
        Section.Table table = table(new CaseScoresSection(), 0);
        assertEquals(30, table.rows().size());
        assertEquals("failed", table.rows().get(5).get(5));
        assertEquals("answered", table.rows().get(4).get(5));
    }

    @Test
    void localisationTakesEveryOtherTask() throws IOException {
        StubRun run = StubRun.in(folder);
        run.scores().add(new ScoreRow("prior", "test", "*", "clock", "hour", "-", "patient", "answered-only", 3, 5, 5));
        List<Section.Table> tables =
                tables(new LocalisationSection().render(run).orElseThrow());
        assertEquals(2, tables.size());
        assertEquals("Distance to the centre (px)", tables.get(0).header().get(4));
        assertTrue(tables.get(1).caption().startsWith("Readings of task hour"));
    }

    @Test
    void overviewCountsPatientsAndShowsOracles() throws IOException {
        Section section = new OverviewSection().render(StubRun.in(folder)).orElseThrow();
        List<Section.Table> tables = tables(section);
        assertEquals(
                List.of("train", "12", "12", "9", "3", "0"),
                tables.get(0).rows().get(0));
        assertEquals(
                List.of("test", "5", "5", "4", "1", "0"), tables.get(0).rows().get(2));
        assertEquals(
                List.of("llama-box", "reader", "slices", "5/5"),
                tables.get(1).rows().get(5));
    }

    @Test
    void environmentListsVersionsSeedPluginsAndDefinitions() throws IOException {
        List<Section.Table> tables =
                tables(new EnvironmentSection().render(StubRun.in(folder)).orElseThrow());
        assertEquals(8, tables.get(0).rows().size());
        assertTrue(tables.get(1).rows().contains(List.of("java.version", "25+36")));
        assertTrue(tables.get(1).rows().contains(List.of("seed", "3407")));
        assertEquals(List.of("dataset phantom", "1.0.0"), tables.get(2).rows().get(0));
    }

    @Test
    void aTornFileIsNamed() throws IOException {
        StubRun run = StubRun.in(folder);
        run.write("environment.json", "{\"format\": 1,");
        ReportException e = assertThrows(ReportException.class, () -> new EnvironmentSection().render(run));
        assertTrue(e.getMessage().startsWith("environment.json of the run's folder is not JSON"));
    }

    @Test
    void aRunOfNothingHasNoTables() throws IOException {
        StubRun run = StubRun.in(folder);
        run.scores().clear();
        for (ReportSection section : List.of(
                new ClassificationSection(),
                new SegmentationSection(),
                new LocalisationSection(),
                new CaseScoresSection(),
                new OverlaySection())) {
            assertTrue(section.render(run).isEmpty(), section.getClass().getSimpleName());
        }
        Files.delete(folder.resolve("cohort.json"));
        assertFalse(tables(new OverviewSection().render(run).orElseThrow()).isEmpty());
    }

    @Test
    void aPictureThatIsNoneIsSaidToBe() throws IOException {
        StubRun run = StubRun.in(folder);
        run.write("report-figures/P01.png", "not a picture");
        Section section = new OverlaySection().render(run).orElseThrow();
        assertEquals(
                new Section.Paragraph("P01.png is no PNG and is not shown."),
                section.blocks().get(1));
    }

    private Section.Table table(ReportSection section, int index) throws IOException {
        return tables(section.render(StubRun.in(folder)).orElseThrow()).get(index);
    }

    private static List<Section.Table> tables(Section section) {
        return section.blocks().stream()
                .filter(Section.Table.class::isInstance)
                .map(Section.Table.class::cast)
                .toList();
    }
}
