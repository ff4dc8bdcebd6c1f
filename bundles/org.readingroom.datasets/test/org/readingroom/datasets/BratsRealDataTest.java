package org.readingroom.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Dataset;
import org.readingroom.api.data.LabelMap;

/** Ten real patients, where they are on this machine. */
class BratsRealDataTest {
    @Test
    void tenPatientsFiveOfEachGrade() {
        Dataset dataset = BratsDataset.open(SharedData.folder("brats-tcga"), Optional.empty(), Monitor.NONE);
        List<Case> cases = dataset.cases();
        assertEquals(10, cases.size());
        assertEquals(List.of(), dataset.remarks());
        long high = cases.stream()
                .filter(c -> c.info().labels().get("grade").equals("HGG"))
                .count();
        assertEquals(5, high);
        Set<String> patients = new HashSet<>();
        cases.forEach(c -> patients.add(c.info().patientId()));
        assertEquals(10, patients.size());
        assertTrue(patients.contains("TCGA-CS-4942"), patients.toString());
        assertEquals(
                List.of(
                        "TCIA09", "TCIA09", "TCIA09", "TCIA01", "TCIA01", "TCIA02", "TCIA02", "TCIA03", "TCIA10",
                        "TCIA10"),
                cases.stream().map(c -> c.info().source()).toList());
    }

    @Test
    void imagesOpenAndTheirGridsAgree() {
        Dataset dataset = BratsDataset.open(SharedData.folder("brats-tcga"), Optional.empty(), Monitor.NONE);
        Case c = dataset.cases().get(0);
        assertEquals("BraTS2021_01476", c.id());
        LabelMap labels = c.reference().orElseThrow();
        assertEquals(51173, labels.foreground().count());
        assertTrue(labels.grid().matches(c.volume("flair").grid()));
    }
}
