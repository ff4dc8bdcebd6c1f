package org.readingroom.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.study.CohortSettings.SplitSettings;

class CohortBuilderTest {
    private static Cohort build(SplitSettings split, long seed, FakeDataset dataset) {
        return new CohortBuilder(split, seed).build(dataset, Monitor.NONE);
    }

    private static long graded(Cohort cohort, Split split, String grade) {
        return cohort.of(split).stream()
                .filter(c -> grade.equals(c.labels().get("grade")))
                .count();
    }

    @Test
    void testPartHasTheStudysNumbersOfBothGrades() {
        Cohort cohort = build(new SplitSettings(55, 0, 5, 0, "grade"), 3407, FakeDataset.graded(73, 292));
        assertEquals(Map.of(Split.TRAIN, 248L, Split.VALIDATION, 62L, Split.TEST, 55L), cohort.patients());
        assertEquals(11, graded(cohort, Split.TEST, "LGG"));
        assertEquals(44, graded(cohort, Split.TEST, "HGG"));
    }

    @Test
    void foldsAreOfNearlyOneSizeAndHoldEveryPatientThatIsNotTest() {
        Cohort cohort = build(new SplitSettings(3, 0, 4, 1, "grade"), 1, FakeDataset.graded(9, 14));
        Map<Integer, Long> sizes = cohort.cases().stream()
                .filter(c -> c.split() != Split.TEST)
                .collect(Collectors.groupingBy(CohortCase::fold, Collectors.counting()));
        assertEquals(Map.of(0, 5L, 1, 5L, 2, 5L, 3, 5L), sizes);
        assertTrue(cohort.of(Split.VALIDATION).stream().allMatch(c -> c.fold() == 1));
    }

    @Test
    void sameSeedSameSplitAnotherSeedAnother() {
        SplitSettings split = new SplitSettings(0.3, 0.2, 0, 0, "grade");
        assertEquals(build(split, 5, FakeDataset.graded(10, 20)), build(split, 5, FakeDataset.graded(10, 20)));
        assertNotEquals(
                build(split, 5, FakeDataset.graded(10, 20)).of(Split.TEST).stream()
                        .map(CohortCase::caseId)
                        .toList(),
                build(split, 6, FakeDataset.graded(10, 20)).of(Split.TEST).stream()
                        .map(CohortCase::caseId)
                        .toList());
    }

    @Test
    void casesThatShareAnAliasOrAScanThroughOthersStayTogether() {
        FakeDataset dataset = FakeDataset.of(
                FakeDataset.scan("A", "a", Set.of("x"), "HGG", 1),
                FakeDataset.scan("B", "b", Set.of("x", "y"), "HGG", 2),
                FakeDataset.scan("C", "c", Set.of("y"), "HGG", 3),
                FakeDataset.scan("D", "d", Set.of(), "HGG", 3),
                FakeDataset.scan("E", "e", Set.of(), "HGG", 5));
        for (long seed = 0; seed < 20; seed++) {
            Cohort cohort = build(new SplitSettings(1, 0, 0, 0, ""), seed, dataset);
            Set<Split> parts = new TreeSet<>();
            cohort.cases().stream().filter(c -> !c.caseId().equals("E")).forEach(c -> parts.add(c.split()));
            assertEquals(1, parts.size(), "seed " + seed);
            assertEquals("a", cohort.find("D").orElseThrow().patient());
        }
    }

    @Test
    void morePatientsThanThereAreIsRefused() {
        StudyException e = assertThrows(
                StudyException.class, () -> build(new SplitSettings(9, 3, 0, 0, "grade"), 1, FakeDataset.graded(5, 5)));
        assertTrue(e.getMessage().contains("9 test and 3 validation patients of 10"), e.getMessage());
    }
}
