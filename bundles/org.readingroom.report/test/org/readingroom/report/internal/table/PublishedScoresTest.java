package org.readingroom.report.internal.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.report.PublishedScores;

class PublishedScoresTest {
    @TempDir
    Path folder;

    private StudyFixture run;

    @BeforeEach
    void aRun() {
        run = StudyFixture.in(folder, 10);
    }

    @Test
    void theColumnsOfTheReportComeWithTheirGroup() {
        List<PublishedScores> all = PublishedScores.beside(run);
        PublishedScores test = all.stream()
                .filter(p -> p.table().equals("1") && p.split().equals("test"))
                .findFirst()
                .orElseThrow();
        assertEquals("Liu, Yoo, Khalvati 2025", test.study());
        assertEquals(List.of("grade", "-", "patient"), List.of(test.task(), test.frame(), test.unit()));
        assertEquals(OptionalInt.of(55), test.n());
        assertEquals("0.8000", test.values().get("accuracy"));
        assertEquals("37", test.values().get("tp"));
        assertTrue(
                all.stream().noneMatch(p -> p.label().equals("tuned, one epoch")), "no arm of ours is such a reader");
    }

    @Test
    void nothingStandsBesideSyntheticCases() {
        run.cohort("phantom-generator");
        assertEquals(List.of(), PublishedScores.beside(run));
    }
}
