package org.readingroom.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortTest {
    @TempDir
    Path folder;

    private static CohortCase at(String id, Set<String> names, String digest, Split split) {
        return new CohortCase(id, names.iterator().next(), names, "TCIA01", Map.of("grade", "HGG"), digest, split, -1);
    }

    @Test
    void aPatientInTwoPartsIsNamed() {
        StudyException e = assertThrows(StudyException.class, () -> new Cohort("d", 1, List.of(
                at("A", Set.of("TCGA-02"), "1", Split.TRAIN), at("B", Set.of("B18", "TCGA-02"), "2", Split.TEST))));
        assertTrue(e.getMessage().contains("TCGA-02") && e.getMessage().contains("case A in train")
                && e.getMessage().contains("case B in test"), e.getMessage());
    }

    @Test
    void oneScanUnderTwoNamesInTwoPartsIsNamed() {
        StudyException e = assertThrows(StudyException.class, () -> new Cohort("d", 1, List.of(
                at("A", Set.of("a"), "same", Split.VALIDATION), at("B", Set.of("b"), "same", Split.TEST))));
        assertTrue(e.getMessage().contains("the same scan"), e.getMessage());
    }

    @Test
    void savedAndReadItIsTheSame() throws IOException {
        Cohort cohort = new Cohort("brats", 3407, List.of(
                at("A", Set.of("a", "TCGA-1"), "1", Split.TRAIN), at("B", Set.of("b"), "2", Split.TEST)));
        Path file = folder.resolve("cohort.json");
        Files.writeString(file, CohortFile.write(cohort));
        assertEquals(cohort, CohortFile.read(file));
        assertEquals(CohortFile.write(cohort), CohortFile.write(CohortFile.read(file)));
    }

    @Test
    void anotherFormatIsRefusedByName() throws IOException {
        Path file = folder.resolve("cohort.json");
        Files.writeString(file, "{\"format\": 2, \"cases\": []}");
        StudyException e = assertThrows(StudyException.class, () -> CohortFile.read(file));
        assertTrue(e.getMessage().contains("format 2") && e.getMessage().contains("format 1"), e.getMessage());
    }

    @Test
    void aDatasetThatLacksACaseIsRefused() {
        Cohort cohort = new Cohort("d", 1, List.of(at("P009", Set.of("P009"), "1", Split.TEST)));
        StudyException e = assertThrows(StudyException.class, () -> cohort.requireIn(FakeDataset.graded(2, 2)));
        assertTrue(e.getMessage().contains("P009"), e.getMessage());
    }
}
