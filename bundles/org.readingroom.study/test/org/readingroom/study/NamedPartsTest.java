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
import org.readingroom.api.Monitor;
import org.readingroom.settings.SettingsBinder;
import org.readingroom.settings.SettingsNode;

/** Parts that a file, a study's lists or a source name. */
class NamedPartsTest {
    private static final String SPLITS = """
            [{"train": ["P000", "P001", "P002"], "val": ["P003"]},
             {"train": ["P001", "P002", "P003"], "val": ["P000"]}]
            """;

    @TempDir
    Path folder;

    private Cohort build(FakeDataset dataset, String... yaml) throws IOException {
        Path study = folder.resolve("study.yaml");
        Files.writeString(study, String.join("\n", yaml) + "\n");
        CohortSettings settings = new SettingsBinder(Map.of()).bind(CohortSettings.class, SettingsNode.read(study));
        return new CohortBuilder(settings.split(), 7).build(dataset, Monitor.NONE);
    }

    private String refused(FakeDataset dataset, String... yaml) {
        return assertThrows(StudyException.class, () -> build(dataset, yaml)).getMessage();
    }

    private void splits(String text) throws IOException {
        Files.writeString(folder.resolve("splits_final.json"), text);
    }

    private static List<String> ids(Cohort cohort, Split split) {
        return cohort.of(split).stream().map(CohortCase::caseId).toList();
    }

    @Test
    void aFoldOfNnUnetIsTakenAsItStands() throws IOException {
        splits(SPLITS);
        Cohort cohort = build(FakeDataset.graded(2, 4), "split: { nnunet: splits_final.json, fold: 1, others: test }");
        assertEquals(List.of("P001", "P002", "P003"), ids(cohort, Split.TRAIN));
        assertEquals(List.of("P000"), ids(cohort, Split.VALIDATION));
        assertEquals(List.of("P004", "P005"), ids(cohort, Split.TEST));
        assertEquals(1, cohort.find("P000").orElseThrow().fold());
        assertEquals(0, cohort.find("P003").orElseThrow().fold());
        assertEquals(-1, cohort.find("P005").orElseThrow().fold());
    }

    @Test
    void casesThatAreNotNamedAreAskedAboutOrLeftOut() throws IOException {
        splits(SPLITS);
        String said = refused(FakeDataset.graded(2, 4), "split: { nnunet: splits_final.json }");
        assertTrue(said.contains("2 cases, P004, P005") && said.contains("leave-out"), said);
        Cohort cohort = build(FakeDataset.graded(2, 4), "split: { nnunet: splits_final.json, others: leave-out }");
        assertEquals(List.of(), ids(cohort, Split.TEST));
        assertEquals(4, cohort.cases().size());
    }

    @Test
    void aPatientWhoTrainsAndValidatesStopsTheImport() throws IOException {
        splits("[{\"train\": [\"A\"], \"val\": [\"B\"]}]");
        FakeDataset dataset = FakeDataset.of(
                FakeDataset.scan("A", "a", Set.of("TCGA-02-0001"), "HGG", 1),
                FakeDataset.scan("B", "b", Set.of("TCGA-02-0001"), "HGG", 2));
        String said = refused(dataset, "split: { nnunet: splits_final.json }");
        assertTrue(said.contains("case A in train") && said.contains("case B in validation"), said);
    }

    @Test
    void whatIsNoSplitFileIsRefusedByName() throws IOException {
        FakeDataset dataset = FakeDataset.graded(2, 2);
        String[] yaml = {"split: { nnunet: splits_final.json, fold: 2 }"};
        assertTrue(refused(dataset, yaml).contains("there is no file"), refused(dataset, yaml));
        splits("nonsense");
        assertTrue(refused(dataset, yaml).contains("is no JSON"), refused(dataset, yaml));
        splits("{\"train\": []}");
        assertTrue(refused(dataset, yaml).contains("no splits_final.json"), refused(dataset, yaml));
        splits("[{\"train\": [\"P000\"]}]");
        assertTrue(refused(dataset, yaml).contains("fold 0 has no list 'val'"), refused(dataset, yaml));
        splits("[{\"train\": [7], \"val\": []}]");
        assertTrue(refused(dataset, yaml).contains("'train' holds 7"), refused(dataset, yaml));
        splits(SPLITS);
        assertTrue(refused(dataset, yaml).contains("fold: 2")
                && refused(dataset, yaml).contains("holds 2 folds"));
        splits("[{\"train\": [\"P000\", \"P001\"], \"val\": [\"P001\"]}]");
        String twice = refused(dataset, "split: { nnunet: splits_final.json }");
        assertTrue(twice.contains("P001 is named twice, in train and in validation"), twice);
        splits("[{\"train\": [\"BRATS_9\"], \"val\": [\"P001\"]}]");
        String missing = refused(dataset, "split: { nnunet: splits_final.json }");
        assertTrue(missing.contains("case BRATS_9") && missing.contains("called like P000"), missing);
        String pickle = refused(dataset, "split: { nnunet: splits_final.pkl }");
        assertTrue(pickle.contains("not opened"), pickle);
    }

    @Test
    void listsPutCasesWhereTheySay() throws IOException {
        Cohort cohort = build(
                FakeDataset.graded(2, 3),
                "split:",
                "  lists: { train: [P000, P003], test: [P001] }",
                "  others: leave-out");
        assertEquals(List.of("P000", "P003"), ids(cohort, Split.TRAIN));
        assertEquals(List.of("P001"), ids(cohort, Split.TEST));
        String twice = refused(FakeDataset.graded(2, 3), "split:", "  lists: { train: [P000], test: [P000] }");
        assertTrue(twice.contains("in train and in test"), twice);
    }

    private static FakeDataset sites() {
        return FakeDataset.of(
                FakeDataset.scan("A1", "a", Set.of(), "NORTH", "HGG", 1),
                FakeDataset.scan("A2", "a", Set.of(), "SOUTH", "HGG", 2),
                FakeDataset.scan("B", "b", Set.of(), "SOUTH", "LGG", 3),
                FakeDataset.scan("C", "c", Set.of(), "SOUTH", "HGG", 4),
                FakeDataset.scan("D", "d", Set.of(), "NORTH", "LGG", 5));
    }

    @Test
    void aSourceIsLeftOutWithEveryPatientItSaw() throws IOException {
        Cohort cohort = build(sites(), "split: { test-source: NORTH, validation: 1 }");
        assertEquals(List.of("A1", "A2", "D"), ids(cohort, Split.TEST));
        assertEquals(1, cohort.of(Split.VALIDATION).size());
        assertTrue(cohort.of(Split.TRAIN).stream().noneMatch(c -> c.source().equals("NORTH")));
        Cohort folded = build(sites(), "split: { test-source: NORTH, folds: 2, fold: 1 }");
        assertEquals(List.of("A1", "A2", "D"), ids(folded, Split.TEST));
        assertEquals(1, folded.of(Split.VALIDATION).size());
    }

    @Test
    void aSourceThatCannotBeLeftOutIsRefused() {
        String unknown = refused(sites(), "split: { test-source: EAST }");
        assertTrue(unknown.contains("EAST") && unknown.contains("NORTH, SOUTH"), unknown);
        String none = refused(FakeDataset.graded(2, 2), "split: { test-source: EAST }");
        assertTrue(none.contains("4 of 4 cases is not known") && none.contains("P000"), none);
        String all = refused(
                FakeDataset.of(FakeDataset.scan("A", "a", Set.of(), "N", "HGG", 1)), "split: { test-source: N }");
        assertTrue(all.contains("none would be left"), all);
    }

    @Test
    void twoWaysOfSplittingAtOnceAreRefused() {
        for (String yaml : List.of(
                "split: { nnunet: a.json, test-source: N }",
                "split: { nnunet: a.json, lists: { train: [A] } }",
                "split: { lists: { train: [A] }, folds: 5 }",
                "split: { nnunet: a.json, validation: 3 }")) {
            assertThrows(org.readingroom.api.settings.SettingsException.class, () -> build(sites(), yaml), yaml);
        }
    }
}
