package org.readingroom.report.internal.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.report.Section;
import org.readingroom.report.ReportException;

class BesideSectionTest {
    @TempDir
    Path folder;

    private StudyFixture run;

    @BeforeEach
    void aRun() {
        run = StudyFixture.in(folder, 10);
    }

    private Tables made() {
        return Tables.of(new BesideSection(), run);
    }

    @Test
    void theClassifierStandsBesideTheirsWithCountsAndAlwaysHgg() {
        Tables beside = made();
        Section.Table table = beside.table("beside-cnn-classifier");
        assertEquals(
                List.of(
                        "Score",
                        "Published: train",
                        "cnn-cls: train",
                        "always HGG: train",
                        "Published: validation",
                        "cnn-cls: validation (used for selection)",
                        "always HGG: validation",
                        "Published: test",
                        "cnn-cls: test",
                        "always HGG: test"),
                table.header());
        assertEquals("37", beside.cell(table.name(), "TP", "Published: test"));
        assertEquals("55", beside.cell(table.name(), "n", "Published: test"));
        assertEquals("0.7386", beside.cell(table.name(), "Balanced accuracy", "Published: test"));
        assertEquals("0.3500\n[0.32, 0.39]", beside.cell(table.name(), "Accuracy", "cnn-cls: test"));
        assertEquals("10/10", beside.cell(table.name(), "n", "cnn-cls: test"));
        assertEquals("0.5000", beside.cell(table.name(), "Balanced accuracy", "always HGG: test"));
        assertTrue(beside.notes(table.name()).contains("4e-7"));
        assertTrue(beside.notes(table.name()).contains("Used for selection"));
        assertTrue(beside.notes(table.name()).contains("Unequal use of the truth: theirs crop; ours cnn-cls none"));
    }

    @Test
    void armsGoWhereTheirPlaneAndTuningBelong() {
        Tables beside = made();
        List<String> planes =
                beside.table("beside-general-model-by-plane-part-1").header();
        assertTrue(planes.contains("llama-cls-coronal: coronal"), planes.toString());
        assertTrue(planes.contains("llama-cls [oracles: slices]: axial"), planes.toString());
        assertFalse(planes.toString().contains("tuned"), planes.toString());
        List<String> glioma = beside.table("beside-glioma-slices").header();
        assertTrue(glioma.contains("llama-cls-tuned [oracles: slices]: tuned, 100 steps"), glioma.toString());
        assertFalse(glioma.toString().contains("one epoch"), glioma.toString());
        assertTrue(beside.notes("beside-glioma-slices").contains("not shown: tuned, one epoch"));
        String all = beside.blocks().toString();
        assertFalse(all.contains("llama-cls-swapped"), "swapped labels are another question");
        assertFalse(all.contains("prior:"), "controls are no readers of the study");
    }

    @Test
    void aPresetSaysHowLongAnArmWasTuned() throws IOException {
        for (String finetune : List.of("liu2025-classify-epoch", "{ preset: liu2025-classify-epoch, lr: 1e-6 }")) {
            run.write("study.yaml", FixtureFiles.STUDY.replace("finetune: { steps: 100 }", "finetune: " + finetune));
            String all = made().blocks().toString();
            assertTrue(all.contains("llama-cls-tuned [oracles: slices]: tuned, one epoch"), finetune);
            assertFalse(all.contains("llama-cls-tuned [oracles: slices]: tuned, 100 steps"), finetune);
        }
    }

    @Test
    void failuresAreCountedBothWays() {
        Tables beside = made();
        String title = "llama-box [oracles: slices]: general (table 7)";
        assertEquals("10/10", beside.cell("beside-bounding-box", "n", title));
        assertEquals("9/10", beside.cell("beside-bounding-box", "n", title + ", answered only"));
        assertEquals("\u2013", beside.cell("beside-bounding-box", "Specificity", title));
        run.scores.removeIf(row -> row.metric().equals("specificity"));
        assertFalse(
                made().table("beside-bounding-box").rows().toString().contains("0.7623"),
                "theirs stands beside nothing of ours");
        assertEquals("0.1219", beside.cell("beside-bounding-box", "Dice", "Published: general (table 7)"));
        assertEquals(
                "22.8566",
                beside.cell(
                        "beside-centre-point",
                        "Distance to the box, 95th percentile (px)",
                        "Published: general (table 5)"));
    }

    @Test
    void seedsAreMeanAndDeviation() {
        assertEquals("0.4500 \u00B1 0.0500", made().cell("beside-cnn-segmenter", "Dice", "cnn-seg (3 seeds): test"));
        assertTrue(made().table("beside-cnn-segmenter").caption().contains("Frame model-grid, unit 3d-patient"));
    }

    @Test
    void syntheticCasesHaveNoPublishedColumns() {
        run.cohort("phantom-generator");
        Tables beside = made();
        for (Section.Block block : beside.blocks()) {
            if (block instanceof Section.Table table) {
                assertFalse(table.header().toString().contains("Published"), table.name());
                assertFalse(table.rows().toString().contains("Published"), table.name());
                assertTrue(beside.notes(table.name()).contains("Synthetic cases")
                        || table.caption().contains("part 1"));
            }
        }
        assertTrue(beside.paragraphs().contains("synthetic"));
        assertFalse(beside.blocks().toString().contains("0.5942"));
    }

    @Test
    void aGridOfAnotherSizeIsAnotherFrame() throws IOException {
        for (int seed = 1; seed <= 3; seed++) {
            Path basis = folder.resolve("answers/cnn-seg.seed-" + seed + ".arm.json");
            Files.writeString(basis, Files.readString(basis).replace("[95,128,128]", "[48,64,64]"));
        }
        Tables beside = made();
        assertFalse(beside.table("beside-cnn-segmenter").header().toString().contains("Published"));
        assertTrue(beside.notes("beside-cnn-segmenter").contains("their grid has 95 x 128 x 128, ours 48 x 64 x 64"));
        assertTrue(beside.table("beside-cnn-classifier").header().contains("Published: test"), "grades have no grid");
    }

    @Test
    void scoresOfAnotherFrameStandBesideNothing() {
        run.scores.removeIf(row -> row.frame().equals("model-grid"));
        Tables beside = made();
        assertFalse(beside.has("beside-cnn-segmenter"));
        assertTrue(beside.paragraphs()
                .contains("Table 4: no scores of cnn-seg.seed-1, cnn-seg.seed-2, cnn-seg.seed-3 in"
                        + " frame model-grid, unit 3d-patient"));
    }

    @Test
    void aStudyMayNameTheRows() throws IOException {
        String rows = "report: { beside: liu2025, rows: { glioma-slices.tuned-one-epoch: [llama-cls-tuned] } }";
        String study = FixtureFiles.STUDY.replace("report: { beside: liu2025 }", rows);
        run.write("study.yaml", study);
        assertTrue(made().table("beside-glioma-slices-part-1")
                .header()
                .contains("llama-cls-tuned [oracles: slices]: tuned, one epoch"));
        run.write("study.yaml", study.replace("[llama-cls-tuned] }", "[nobody] }"));
        ReportException e = assertThrows(ReportException.class, this::made);
        assertTrue(e.getMessage().contains("'nobody' for glioma-slices.tuned-one-epoch"), e.getMessage());
    }

    @Test
    void withoutBesideThereIsNothingAndAnUnknownStudyIsNamed() {
        run.write("study.yaml", FixtureFiles.STUDY.replace("report: { beside: liu2025 }", ""));
        assertTrue(made().absent());
        run.write("study.yaml", FixtureFiles.STUDY.replace("beside: liu2025", "beside: smith1999"));
        assertTrue(made().paragraphs().contains("'smith1999'"));
    }

    @Test
    void theConsistencyTestStandsBesideTheirs() {
        Tables beside = made();
        List<List<String>> rows = beside.table("beside-consistency").rows();
        assertEquals("77 HGG / 18 LGG", rows.get(1).get(4));
        assertEquals(
                List.of("llama-cls [oracles: slices]", "HGG", "1", "95", "95/95 HGG", "1/1", "1.0000"), rows.get(4));
        assertEquals("72 HGG / 20 LGG / 3 refused", rows.get(6).get(4));
    }
}
