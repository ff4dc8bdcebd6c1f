package org.readingroom.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.Generated;
import org.readingroom.api.data.Generator;

class CohortTest {
    @TempDir
    Path folder;

    private static CohortCase at(String id, Set<String> names, String digest, Split split) {
        return new CohortCase(id, names.iterator().next(), names, "TCIA01", Map.of("grade", "HGG"), digest, split, -1);
    }

    @Test
    void aPatientInTwoPartsIsNamed() {
        StudyException e = assertThrows(
                StudyException.class,
                () -> new Cohort(
                        "d",
                        1,
                        List.of(
                                at("A", Set.of("TCGA-02"), "1", Split.TRAIN),
                                at("B", Set.of("B18", "TCGA-02"), "2", Split.TEST))));
        assertTrue(
                e.getMessage().contains("TCGA-02")
                        && e.getMessage().contains("case A in train")
                        && e.getMessage().contains("case B in test"),
                e.getMessage());
    }

    @Test
    void oneScanUnderTwoNamesInTwoPartsIsNamed() {
        StudyException e = assertThrows(
                StudyException.class,
                () -> new Cohort(
                        "d",
                        1,
                        List.of(
                                at("A", Set.of("a"), "same", Split.VALIDATION),
                                at("B", Set.of("b"), "same", Split.TEST))));
        assertTrue(e.getMessage().contains("the same scan"), e.getMessage());
    }

    @Test
    void savedAndReadItIsTheSame() throws IOException {
        Cohort cohort = new Cohort(
                "brats",
                3407,
                List.of(at("A", Set.of("a", "TCGA-1"), "1", Split.TRAIN), at("B", Set.of("b"), "2", Split.TEST)));
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

    private static final Generator MADE = new Generator("phantoms", "3", "ab".repeat(32));

    @Test
    void theGeneratorIsSavedAndAnotherIsRefused() throws IOException {
        CohortCase place = at("P000", Set.of("P000"), "1", Split.TEST);
        Cohort cohort = new Cohort("d", 1, List.of(place), Optional.of(MADE));
        Path file = folder.resolve("cohort.json");
        Files.writeString(file, CohortFile.write(cohort));
        assertEquals(cohort, CohortFile.read(file));
        cohort.requireIn(new MadeDataset(FakeDataset.graded(1, 0), MADE));
        Generator other = new Generator("phantoms", "4", "cd".repeat(32));
        StudyException e = assertThrows(
                StudyException.class, () -> cohort.requireIn(new MadeDataset(FakeDataset.graded(1, 0), other)));
        assertTrue(e.getMessage().contains("phantoms 3") && e.getMessage().contains("phantoms 4"), e.getMessage());
        assertThrows(StudyException.class, () -> cohort.requireIn(FakeDataset.graded(1, 0)));
    }

    @Test
    void theCohortOfMadeCasesNamesTheirGenerator() {
        CohortBuilder builder = new CohortBuilder(new CohortSettings.SplitSettings(1, 0, 0, 0, ""), 1);
        MadeDataset made = new MadeDataset(FakeDataset.graded(2, 2), MADE);
        assertEquals(Optional.of(MADE), builder.build(made, Monitor.NONE).generator());
        assertEquals(
                Optional.empty(),
                builder.build(FakeDataset.graded(2, 2), Monitor.NONE).generator());
    }

    private record MadeDataset(FakeDataset of, Generator by) implements Dataset, Generated {
        @Override
        public String name() {
            return "made";
        }

        @Override
        public List<Case> cases() {
            return of.cases();
        }

        @Override
        public Optional<Generator> generator() {
            return Optional.of(by);
        }
    }
}
