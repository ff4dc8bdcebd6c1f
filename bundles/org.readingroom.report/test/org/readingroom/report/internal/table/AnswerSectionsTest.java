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
import org.readingroom.api.report.ReportSection;
import org.readingroom.report.ReportException;
import org.readingroom.report.internal.ClassificationSection;
import org.readingroom.report.internal.SegmentationSection;

class AnswerSectionsTest {
    private static final String LLAMA = "llama-cls [oracles: slices]";

    @TempDir
    Path folder;

    private StudyFixture run;

    @BeforeEach
    void aRun() {
        run = StudyFixture.in(folder, 10);
    }

    @Test
    void votesNameWhomEachRuleChanges() {
        Tables votes = Tables.of(new VotesSection(), run);
        List<List<String>> rules = votes.table("votes-rules").rows();
        assertEquals(List.of(LLAMA, "test", "plurality", "10", "8", "0.8000", "1", "0", ""), rules.get(0));
        assertEquals(
                List.of(LLAMA, "test", "tie-to-lgg", "10", "9", "0.9000", "0", "1", "BraTS20_Training_005"),
                rules.get(2));
    }

    @Test
    void answerTwoAndFailuresStandApart() {
        Tables votes = Tables.of(new VotesSection(), run);
        List<String> header = votes.table("votes-slices").header();
        assertEquals(
                List.of("Slices", "HGG", "LGG", "Answer 2", "Refused", "Cut off", "GLDR, all", "GLDR, graded"),
                header.subList(4, 12));
        assertEquals("16", votes.cell("votes-slices", LLAMA, "Answer 2"));
        assertEquals("24", votes.cell("votes-slices", LLAMA, "Refused"));
        assertEquals(40, votes.table("votes-patients").rows().size());
    }

    @Test
    void littleMassIsFlagged() {
        Tables probabilities = Tables.of(new ProbabilitySection(), run);
        assertEquals("0.4100 (under .5)", probabilities.cell("probability-scores", LLAMA, "Mass on the answers"));
        assertTrue(probabilities.paragraphs().startsWith("WARNING: the listed answers have under half"));
        assertEquals("0.7100\n[0.60, 0.80]", probabilities.cell("probability-scores", "cnn-cls", "AUC"));
        List<List<String>> decisions =
                probabilities.table("probability-threshold").rows();
        assertEquals("0.5", decisions.get(0).get(5));
        assertEquals("0.4300 (validation)", decisions.get(1).get(5));
        assertEquals(
                List.of("0.1", "0.3", "0.5", "0.7", "0.9"),
                probabilities.table("probability-sweep").header().subList(6, 11));
    }

    @Test
    void cutOffAnswersWarnWithTheLimit() throws IOException {
        Tables states = Tables.of(new StatesSection(), run);
        assertTrue(states.paragraphs().contains("2.5 % of the answers were cut off at its limit of 256 tokens"));
        assertEquals("250 (7.5 %)", states.cell("states", LLAMA, "Refused"));
        assertFalse(states.table("states").header().contains("Degenerate"), "what did not occur has no column");
        assertEquals("1", states.cell("slice-exclusions", "test patients, frame model-grid", "Without a polygon"));
        run.write(
                "states.csv",
                "arm,split,task,state,n,share\nllama-cls,test,grade,answered,98,0.98\n"
                        + "llama-cls,test,grade,truncated,2,0.02\n");
        assertEquals("", Tables.of(new StatesSection(), run).paragraphs(), "2 % is not over 2 %");
        Files.delete(folder.resolve("outlines.csv"));
        run.write(
                "slice_exclusions.csv",
                "case,plane,slice,boundary_pixels,share\nBraTS20_Training_001,axial,40,2,1.0\n");
        assertEquals(
                "1",
                Tables.of(new StatesSection(), run)
                        .cell("slice-exclusions", "test patients, axial slices", "Without a polygon"));
    }

    @Test
    void theSwappedTwinIsFoundAndCompared() {
        Tables swap = Tables.of(new SwapSection(), run);
        List<List<String>> rows = swap.table("label-swap").rows();
        assertEquals(1, rows.size(), "other planes and tuned arms are no twins");
        assertEquals(LLAMA, rows.get(0).get(0));
        assertEquals("0", swap.cell("label-swap", LLAMA, "Same grade"));
        assertEquals("9", swap.cell("label-swap", LLAMA, "Opposite grade"));
        assertEquals("1", swap.cell("label-swap", LLAMA, "No decision"));
    }

    @Test
    void consistencyIsToldByImage() {
        Tables consistency = Tables.of(new ConsistencySection(), run);
        assertEquals("95/95 HGG", consistency.cell("consistency-images", LLAMA, "Answers"));
        assertTrue(consistency.has("consistency-bounding-box"));
        assertEquals(
                "2 [(58, 17), (89, 77)] / 1 [(58, 18), (89, 77)]",
                consistency.cell("consistency-bounding-box", "llama-box [oracles: slices]", "Answers"));
    }

    @Test
    void seedsAndRepeatsStandBesideTheInterval() {
        Tables seeds = Tables.of(new SeedsSection(), run);
        assertEquals("0.4500 \u00B1 0.0500", seeds.cell("seeds", "cnn-seg", "Mean \u00B1 sd"));
        assertEquals("0.4000 to 0.5000", seeds.cell("seeds", "cnn-seg", "Range"));
        assertEquals(3, seeds.cell("seeds", "cnn-seg", "Interval over patients").split("\n").length);
        assertEquals("3 repeats", seeds.cell("seeds", LLAMA, "Runs"));
        run.write("study.yaml", FixtureFiles.STUDY.replace("repeats: 3", "repeats: 1"));
        assertTrue(Tables.of(new SeedsSection(), run).paragraphs().contains("llama-cls, llama-cls-coronal"));
    }

    @Test
    void trainingSaysWhatWasTriedAndChosen() {
        Tables training = Tables.of(new TrainingSection(), run);
        assertEquals("1 h 10 min", training.cell("training", "cnn-cls", "Training time"));
        assertEquals("62", training.cell("training", "cnn-cls", "Kept"));
        assertEquals("100", training.cell("training", "cnn-cls", "Epochs"));
        assertEquals("5.0E-5, 1.0E-4", training.cell("training", "cnn-cls", "Learning rates tried"));
        assertEquals("0.43", training.cell("selection", "cnn-cls", "Threshold tuned"));
        assertEquals("balanced accuracy 0.7200", training.cell("selection", "cnn-cls", "Gives, tuned"));
        assertEquals(
                List.of("yes", "no"),
                training.table("selection").rows().stream()
                        .map(row -> row.get(2))
                        .toList());
        assertFalse(training.table("training").rows().toString().contains("prior"));
    }

    @Test
    void aTunedArmHasStepsAndTheOneThatWasKept() throws IOException {
        Path arm = folder.resolve("answers/llama-cls-tuned.arm.json");
        run.write(
                "answers/llama-cls-tuned.arm.json",
                Files.readString(arm).replace("\"settings\":{}", "\"settings\":{\"finetune\":{\"steps\":100}}"));
        run.write("models/llama-cls-tuned/curves.csv", "step,epoch,loss\n1,0.1,0.9\n100,3.7,0.1\n");
        run.write("models/llama-cls-tuned/selection.json", "{\"format\":1,\"step\":75,\"of\":100}");
        Tables training = Tables.of(new TrainingSection(), run);
        String row = training.table("training").rows().stream()
                .filter(r -> r.get(0).startsWith("llama-cls-tuned"))
                .findFirst()
                .orElseThrow()
                .toString();
        assertTrue(row.contains("100 steps"), row);
        assertTrue(row.contains("step 75"), row);
    }

    @Test
    void parametersAreThoseOfTheWeights() throws IOException {
        byte[] head =
                "{\"__metadata__\":{\"a\":\"b\"},\"x\":{\"dtype\":\"F32\",\"shape\":[8,4,3,3,3]},\"b\":{\"dtype\":\"F32\",\"shape\":[8]}}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path weights = folder.resolve("models/cnn-cls/weights.safetensors");
        Files.write(
                weights,
                java.nio.ByteBuffer.allocate(8 + head.length)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putLong(head.length)
                        .put(head)
                        .array());
        run.write("models/cnn-cls/model.json", "{\"networks\":[{\"file\":\"weights.safetensors\"}]}");
        assertEquals("872", Tables.of(new TrainingSection(), run).cell("training", "cnn-cls", "Parameters"));
        Files.write(weights, new byte[20]);
        assertThrows(ReportException.class, () -> Tables.of(new TrainingSection(), run));
    }

    @Test
    void patientsOfFoldsAreTrainingPatientsAndAreNamedToo() throws IOException {
        Path selection = folder.resolve("models/cnn-cls/selection.json");
        Files.writeString(selection, Files.readString(selection).replace(StudyFixture.id(10), StudyFixture.id(16)));
        Tables grades = Tables.of(new ClassificationSection(), run);
        assertTrue(grades.table("classification-train-grade-no-frame-patient")
                .caption()
                .contains("Training patients (used for selection by cnn-cls)"));
        assertFalse(grades.table("classification-validation-grade-no-frame-patient")
                .caption()
                .contains("selection"));
    }

    @Test
    void trainingPatientsReadByNetworksThatHeldThemOutAreHeadedSo() throws IOException {
        Path selection = folder.resolve("models/cnn-cls/selection.json");
        Files.writeString(
                selection,
                Files.readString(selection)
                        .replace(StudyFixture.id(10), StudyFixture.id(16))
                        .replaceFirst("\\{", "{\"heldOut\":true,"));
        Tables grades = Tables.of(new ClassificationSection(), run);
        assertTrue(grades.table("classification-train-grade-no-frame-patient")
                .caption()
                .contains("cross-validated: read by networks that they were held out of, by cnn-cls"));
    }

    @Test
    void scoresHaveIntervalsAndSelectionIsNamed() {
        Tables grades = Tables.of(new ClassificationSection(), run);
        assertEquals(
                "0.3500\n[0.32, 0.39]",
                grades.cell("classification-test-grade-no-frame-patient", "cnn-cls", "Accuracy"));
        assertTrue(grades.table("classification-validation-grade-no-frame-patient")
                .caption()
                .contains("Validation patients (used for selection by cnn-cls)"));
        Tables masks = Tables.of(new SegmentationSection(), run);
        assertFalse(masks.table("segmentation-validation-mask-source-mm-3d-patient")
                .caption()
                .contains("selection"));
    }

    @Test
    void withoutFilesThereAreNoSections() throws IOException {
        for (String file : List.of(
                "votes.csv",
                "probability_scores.csv",
                "consistency.csv",
                "states.csv",
                "outlines.csv",
                "seeds.csv",
                "study.yaml")) {
            Files.delete(folder.resolve(file));
        }
        for (ReportSection section : List.of(
                new VotesSection(),
                new ProbabilitySection(),
                new ConsistencySection(),
                new StatesSection(),
                new SeedsSection(),
                new SwapSection(),
                new BesideSection())) {
            assertTrue(section.render(run).isEmpty(), section.getClass().getSimpleName());
        }
    }

    @Test
    void aFileOfOtherColumnsIsNamed() {
        run.write("states.csv", "arm,split\nx,test\n");
        ReportException e = assertThrows(ReportException.class, () -> Tables.of(new StatesSection(), run));
        assertTrue(e.getMessage().contains("states.csv of the run's folder has no column 'task'"), e.getMessage());
        run.write("states.csv", "arm,split,task,state,n,share\nx,test,grade\n");
        ReportException torn = assertThrows(ReportException.class, () -> Tables.of(new StatesSection(), run));
        assertTrue(torn.getMessage().contains("a row of 3 cells under 6 titles"), torn.getMessage());
    }
}
