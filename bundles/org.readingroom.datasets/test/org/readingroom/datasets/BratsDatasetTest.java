package org.readingroom.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;

/** The namings of the years, what is odd in the field, and what is refused. */
class BratsDatasetTest {
    @TempDir
    Path root;

    private Dataset open() {
        return BratsDataset.open(root, Optional.empty(), Monitor.NONE);
    }

    private CaseInfo only() {
        List<Case> cases = open().cases();
        assertEquals(1, cases.size());
        return cases.get(0).info();
    }

    private String refused() {
        return assertThrows(DatasetException.class, this::open).getMessage();
    }

    @Test
    void gradesComeFromTheFoldersOf2018() {
        TinyImages.bratsCase(root.resolve("HGG"), "Brats18_CBICA_AAB_1");
        TinyImages.bratsCase(root.resolve("LGG"), "Brats18_2013_0_1");
        List<Case> cases = open().cases();
        assertEquals(
                List.of("Brats18_2013_0_1", "Brats18_CBICA_AAB_1"),
                cases.stream().map(Case::id).toList());
        assertEquals(Map.of("grade", "LGG"), cases.get(0).info().labels());
        assertEquals("2013", cases.get(0).info().source());
        assertEquals(Map.of("grade", "HGG"), cases.get(1).info().labels());
        assertEquals("CBICA", cases.get(1).info().source());
        assertEquals("CBICA_AAB", cases.get(1).info().patientId());
        assertEquals(Set.of("t1", "t1ce", "t2", "flair"), cases.get(1).info().volumes());
        assertTrue(cases.get(1).info().hasReference());
        assertEquals(3f, cases.get(1).volume("t2").toFloats()[0]);
        assertEquals(2, cases.get(1).reference().orElseThrow().label(5));
    }

    @Test
    void gradesComeFromTheMappingOf2020TwoLevelsDown() {
        Path folder = root.resolve("BraTS2020_TrainingData").resolve("MICCAI_BraTS2020_TrainingData");
        TinyImages.bratsCase(folder, "BraTS20_Training_001");
        TinyImages.bratsCase(folder, "BraTS20_Training_002");
        TinyImages.text(
                folder.resolve("survival_info.csv"), "Brats20ID,Age,Survival_days,Extent_of_Resection", "x,1,2,3");
        TinyImages.text(
                folder.resolve("name_mapping.csv"),
                "Grade,BraTS_2017_subject_ID,BraTS_2018_subject_ID,TCGA_TCIA_subject_ID,BraTS_2019_subject_ID,BraTS_2020_subject_ID",
                "HGG,Brats17_CBICA_AAB_1,Brats18_CBICA_AAB_1,NA,BraTS19_CBICA_AAB_1,BraTS20_Training_001");
        Dataset dataset = open();
        CaseInfo first = dataset.cases().get(0).info();
        assertEquals(Map.of("grade", "HGG"), first.labels());
        assertEquals("CBICA", first.source());
        assertTrue(first.aliases()
                .containsAll(Set.of(
                        "Brats17_CBICA_AAB_1",
                        "Brats18_CBICA_AAB_1",
                        "BraTS19_CBICA_AAB_1",
                        "BraTS20_Training_001",
                        "CBICA_AAB")));
        assertFalse(first.aliases().contains("NA"));
        assertEquals(Map.of(), dataset.cases().get(1).info().labels());
        assertTrue(
                dataset.remarks().stream()
                        .anyMatch(r -> r.contains("1 of 2 cases have no grade: BraTS20_Training_002")),
                dataset.remarks().toString());
    }

    @Test
    void theNamingOf2023IsRead() {
        for (String time : List.of("000", "001")) {
            String name = "BraTS-GLI-00000-" + time;
            for (String role : List.of("t1n", "t1c", "t2w", "t2f", "seg")) {
                TinyImages.volume(root.resolve(name).resolve(name + "-" + role + ".nii.gz"), TinyImages.GRID, 1);
            }
        }
        List<Case> cases = open().cases();
        assertEquals(2, cases.size());
        assertEquals(Set.of("t1", "t1ce", "t2", "flair"), cases.get(0).info().volumes());
        assertEquals("BraTS-GLI-00000", cases.get(0).info().patientId());
        assertEquals(cases.get(0).info().patientId(), cases.get(1).info().patientId());
    }

    @Test
    void onePatientUnderSeveralIdsHasOnePatientId() {
        TinyImages.bratsCase(root, "Brats18_TCIA09_312_1");
        TinyImages.bratsCase(root, "BraTS2021_01481");
        TinyImages.text(
                root.resolve("Name_Mapping.CSV"),
                "brats_2018_SUBJECT_id;tcga_tcia_subject_id;BRATS_2021_subject_ID;GRADE",
                "brats18_tcia09_312_1;TCGA-CS-6186;BraTS2021_01481;lgg");
        for (Case c : open().cases()) {
            assertEquals("TCGA-CS-6186", c.info().patientId());
            assertEquals("TCIA09", c.info().source());
            assertEquals(Map.of("grade", "LGG"), c.info().labels());
            assertTrue(c.info().aliases().contains("BraTS2021_01481"));
        }
    }

    @Test
    void theOddMaskOfCase355IsItsMask() {
        TinyImages.bratsCase(root, "BraTS20_Training_355");
        Path folder = root.resolve("BraTS20_Training_355");
        folder.resolve("BraTS20_Training_355_seg.nii.gz").toFile().delete();
        TinyImages.volume(folder.resolve("W39_1998.09.19_Segm.nii.gz"), TinyImages.GRID, 4);
        Dataset dataset = open();
        assertEquals(4, dataset.cases().get(0).reference().orElseThrow().label(0));
        assertEquals("BraTS20_Training_355", dataset.cases().get(0).id());
        assertTrue(
                dataset.remarks().stream().anyMatch(r -> r.contains("W39_1998.09.19_Segm.nii.gz")),
                dataset.remarks().toString());
    }

    @Test
    void aMissingModalityAndAMissingMaskAreRemarkedOn() {
        TinyImages.bratsCase(root, "BraTS20_Training_001");
        root.resolve("BraTS20_Training_001/BraTS20_Training_001_t1ce.nii.gz")
                .toFile()
                .delete();
        root.resolve("BraTS20_Training_001/BraTS20_Training_001_seg.nii.gz")
                .toFile()
                .delete();
        Dataset dataset = open();
        Case c = dataset.cases().get(0);
        assertEquals(Set.of("t1", "t2", "flair"), c.info().volumes());
        assertFalse(c.info().hasReference());
        assertTrue(c.reference().isEmpty());
        String remarks = dataset.remarks().toString();
        assertTrue(
                remarks.contains("BraTS20_Training_001 lacks t1ce")
                        && remarks.contains("have no mask")
                        && remarks.contains("no name_mapping.csv"),
                remarks);
        String message =
                assertThrows(DatasetException.class, () -> c.volume("t1ce")).getMessage();
        assertTrue(message.contains("t1ce") && message.contains("[flair, t1, t2]"), message);
    }

    @Test
    void unpackedFilesAndMacJunkAreCopedWith() throws IOException {
        TinyImages.bratsCase(root, "BraTS19_TMC_06290_1");
        Path folder = root.resolve("BraTS19_TMC_06290_1");
        TinyImages.volume(folder.resolve("BraTS19_TMC_06290_1_t1.nii"), TinyImages.GRID, 9);
        Files.writeString(folder.resolve("._BraTS19_TMC_06290_1_t2.nii.gz"), "junk");
        Files.createDirectories(root.resolve("__MACOSX/BraTS19_TMC_06290_1"));
        Files.writeString(root.resolve("__MACOSX/BraTS19_TMC_06290_1/BraTS19_TMC_06290_1_t2.nii.gz"), "junk");
        Dataset dataset = open();
        assertEquals(1, dataset.cases().size());
        assertEquals(9f, dataset.cases().get(0).volume("t1").toFloats()[0]);
        assertTrue(dataset.remarks().toString().contains("t1 is read from BraTS19_TMC_06290_1_t1.nii"));
    }

    @Test
    void caseFoldersMayBeFlat() {
        for (String name : List.of("BraTS20_Training_001", "BraTS20_Training_002")) {
            TinyImages.volume(root.resolve(name + "_flair.nii"), TinyImages.GRID, 1);
            TinyImages.volume(root.resolve(name + "_seg.nii"), TinyImages.GRID, 1);
        }
        assertEquals(
                List.of("BraTS20_Training_001", "BraTS20_Training_002"),
                open().cases().stream().map(Case::id).toList());
        assertTrue(open().cases().stream().allMatch(c -> c.info().hasReference()));
    }

    @Test
    void anExplicitMappingStandsForAllOthers() {
        TinyImages.bratsCase(root, "BraTS20_Training_001");
        TinyImages.text(root.resolve("name_mapping.csv"), "Grade,BraTS_2020_subject_ID", "HGG,BraTS20_Training_001");
        TinyImages.text(root.resolve("mine/grades.csv"), "Grade,Subject", "LGG,BraTS20_Training_001");
        Dataset dataset = BratsDataset.open(root, Optional.of("mine/grades.csv"), Monitor.NONE);
        assertEquals(Map.of("grade", "LGG"), dataset.cases().get(0).info().labels());
        String message = assertThrows(
                        DatasetException.class, () -> BratsDataset.open(root, Optional.of("nowhere.csv"), Monitor.NONE))
                .getMessage();
        assertTrue(message.contains("nowhere.csv"), message);
    }

    @Test
    void anEmptyFolderAFileAndNothingAreRefused() {
        assertTrue(refused().contains(root.toString()) && refused().contains("give the folder"), refused());
        TinyImages.text(root.resolve("notes.txt"), "x");
        assertTrue(refused().contains("no BraTS case"), refused());
        for (String name : List.of("notes.txt", "absent")) {
            String message = assertThrows(
                            DatasetException.class,
                            () -> BratsDataset.open(root.resolve(name), Optional.empty(), Monitor.NONE))
                    .getMessage();
            assertTrue(message.contains(name) && message.contains("give the"), message);
        }
    }

    @Test
    void contradictingNamesAreRefusedByName() {
        TinyImages.bratsCase(root.resolve("HGG"), "Brats18_CBICA_AAB_1");
        TinyImages.text(root.resolve("name_mapping.csv"), "Grade,BraTS_2018_subject_ID", "LGG,Brats18_CBICA_AAB_1");
        assertTrue(refused().contains("HGG") && refused().contains("name_mapping.csv, line 2"), refused());
        TinyImages.text(root.resolve("name_mapping.csv"), "Grade,BraTS_2018_subject_ID", "4,Brats18_CBICA_AAB_1");
        assertTrue(refused().contains("line 2: the grade is '4'"), refused());
        TinyImages.text(
                root.resolve("name_mapping.csv"),
                "Grade,BraTS_2018_subject_ID,TCGA_ID",
                "LGG,a,TCGA-02-0034",
                "HGG,b,TCGA-02-0034");
        assertTrue(refused().contains("two grades") && refused().contains("line 3"), refused());
        TinyImages.text(root.resolve("name_mapping.csv"), "what,ever");
        assertTrue(refused().contains("no name mapping"), refused());
    }

    @Test
    void twoCasesOfOneNameAreRefused() {
        TinyImages.bratsCase(root.resolve("a"), "BraTS20_Training_001");
        TinyImages.bratsCase(root.resolve("b"), "BraTS20_Training_001");
        assertTrue(refused().contains("two cases are called BraTS20_Training_001"), refused());
    }

    @Test
    void gridsThatDifferAreRefusedWithBothFiles() {
        TinyImages.bratsCase(root, "BraTS20_Training_001");
        Path mask = root.resolve("BraTS20_Training_001/BraTS20_Training_001_seg.nii.gz");
        TinyImages.volume(mask, new Grid(3, 4, 2, Affine.scaling(1, 1, 1)), 1);
        Case c = open().cases().get(0);
        String message =
                assertThrows(DatasetException.class, () -> c.volume("t1")).getMessage();
        assertTrue(
                message.contains("_seg.nii.gz") && message.contains("_flair.nii.gz") && message.contains("affine"),
                message);
        assertThrows(DatasetException.class, c::reference);
    }

    @Test
    void aMaskHoldsLabelsZeroToFour() {
        TinyImages.bratsCase(root, "BraTS20_Training_001");
        Path mask = root.resolve("BraTS20_Training_001/BraTS20_Training_001_seg.nii.gz");
        for (float value : new float[] {5, 0.5f}) {
            TinyImages.volume(mask, TinyImages.GRID, value);
            String message = assertThrows(
                            DatasetException.class, () -> open().cases().get(0).reference())
                    .getMessage();
            assertTrue(message.contains(mask.toString()) && message.contains("label"), message);
        }
    }

    @Test
    void oneFileThatClaimsARoleTwiceIsRefused() {
        TinyImages.bratsCase(root, "BraTS20_Training_001");
        TinyImages.volume(root.resolve("BraTS20_Training_001/BraTS20_Training_001-t1n.nii.gz"), TinyImages.GRID, 1);
        assertTrue(refused().contains("more than one file for t1"), refused());
    }
}
