package org.readingroom.report.internal.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.report.internal.table.BesideSection;
import org.readingroom.report.internal.table.StudyFixture;
import org.readingroom.report.internal.table.Tables;

class MethodsSectionTest {
    @TempDir
    Path folder;

    private StudyFixture run;

    @BeforeEach
    void aRun() {
        run = StudyFixture.in(folder, 10);
    }

    @Test
    void theParagraphsSayWhatWasDone() {
        String text = Tables.of(new MethodsSection(), run).paragraphs();
        for (String said : List.of(
                "follows the protocol of Liu, Yoo, Khalvati 2025 with these choices",
                "20 cases of 20 patients",
                "split by patient, stratified by grade, with seed 3407, in 5 folds of which fold 0 validates",
                "Draws for training were balanced",
                "the whole tumour",
                "shape 95 x 128 x 128 (slices x rows x columns)",
                "cnn-seg read whole cases (mask) with the model cnn-segmenter 1.0.0",
                "base llama-3.2-11b, precision nf4",
                "max-tokens: 256",
                "llama-cls-coronal: prompt classify (settings: swap-labels: false, text: liu2025), coronal flair,"
                        + " slices all, 3 repeats",
                "cnn-seg with 3 seeds",
                "Untrained controls on the same patients: prior, bright-blob",
                "plurality of LGG and HGG",
                "Intervals are 95 % over patients (bca)",
                "Primary pairs: cnn-cls against llama-cls",
                "Reading Room 0.1.0 on Java 25+36",
                "scored 2 times in this run; since the first: arms added cnn-cls; metrics added hd95. Prompts were"
                        + " tried on test patients 1 time, on 1 case.")) {
            assertTrue(text.contains(said), said + " is not in: " + text);
        }
    }

    @Test
    void nothingIsSaidToReplicate() {
        String all = Tables.of(new MethodsSection(), run).blocks().toString()
                + Tables.of(new BesideSection(), run).blocks()
                + Tables.of(new ChecklistSection(), run).blocks();
        assertFalse(all.contains("replicate"), "a report follows a protocol");
    }

    @Test
    void whatThePublicationLeavesOpenStandsBesideTheChoice() {
        Tables methods = Tables.of(new MethodsSection(), run);
        assertEquals("optimiser adam", methods.cell("choices", "Segmenter: optimiser", "In this run"));
        assertEquals("crop whole", methods.cell("choices", "Crop", "In this run"));
        assertTrue(methods.cell("choices", "Orientation and windowing of the images", "In this run")
                .contains("llama-cls-coronal: plane CORONAL"));
    }

    @Test
    void syntheticCasesAreSaidToBe() {
        run.cohort("phantoms");
        assertTrue(Tables.of(new MethodsSection(), run).paragraphs().contains("synthetic, made by phantoms 2"));
    }

    @Test
    void theChecklistHasEveryItemFilledOrLeftToTheAuthors() {
        Tables checklist = Tables.of(new ChecklistSection(), run);
        List<List<String>> rows = checklist.table("claim-checklist").rows();
        assertEquals(44, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(Integer.toString(i + 1), rows.get(i).get(0));
            assertFalse(rows.get(i).get(3).isBlank());
        }
        assertEquals(ChecklistSection.OPEN, rows.get(33).get(3), "nothing is known of a trial's registration");
        assertTrue(rows.get(22).get(3).contains("pytorch: 2.7.1 cpu"));
        assertTrue(rows.get(25).get(3).contains("learning rate 5.0E-5, epoch 62, threshold 0.43"));
        assertTrue(rows.get(8).get(3).contains("llama-cls (slices)"), "every use of the truth");
    }
}
