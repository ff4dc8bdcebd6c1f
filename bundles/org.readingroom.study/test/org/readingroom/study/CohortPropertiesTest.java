package org.readingroom.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.study.CohortSettings.SplitSettings;

/**
 * What holds of every dealt cohort, on two hundred made-up datasets of 3 to 60 patients with one to three cases each.
 */
class CohortPropertiesTest {
    private static final List<String> GRADES = List.of("HGG", "HGG", "HGG", "LGG", "");

    private record Drawn(FakeDataset dataset, Map<String, String> gradeOfPatient, Map<String, Integer> patientOfCase) {}

    /** Cases of a patient are tied by patient id, by alias or by the same scan, and their order says nothing. */
    private static Drawn draw(Random random) {
        List<Case> cases = new ArrayList<>();
        Map<String, String> grades = new TreeMap<>();
        Map<String, Integer> owner = new HashMap<>();
        int patients = 3 + random.nextInt(58);
        for (int p = 0; p < patients; p++) {
            String grade = GRADES.get(random.nextInt(GRADES.size()));
            int n = random.nextInt(5) == 0 ? 2 + random.nextInt(2) : 1;
            int tie = random.nextInt(3);
            for (int c = 0; c < n; c++) {
                String id = "C" + random.nextInt(1_000_000) + "-" + p + "-" + c;
                String patient = tie == 0 ? "P" + p : "P" + p + "-" + c;
                Set<String> aliases = tie == 1 ? Set.of("A" + p) : Set.of();
                cases.add(FakeDataset.scan(id, patient, aliases, grade, tie == 2 ? p : 1000 + 10 * p + c));
                owner.put(id, p);
            }
            grades.put("" + p, grade);
        }
        Collections.shuffle(cases, random);
        return new Drawn(new FakeDataset(cases), grades, owner);
    }

    private static Map<Integer, Set<CohortCase>> byPatient(Cohort cohort, Drawn drawn) {
        return cohort.cases().stream()
                .collect(Collectors.groupingBy(c -> drawn.patientOfCase().get(c.caseId()), Collectors.toSet()));
    }

    private static void assertProportional(
            Drawn drawn, Map<Integer, Set<CohortCase>> patients, Split part, long size, String what) {
        Map<String, Long> all =
                drawn.gradeOfPatient().values().stream().collect(Collectors.groupingBy(g -> g, Collectors.counting()));
        all.forEach((grade, of) -> {
            long there = patients.entrySet().stream()
                    .filter(e -> drawn.gradeOfPatient().get("" + e.getKey()).equals(grade))
                    .filter(e -> e.getValue().iterator().next().split() == part)
                    .count();
            double fair = (double) size * of / patients.size();
            assertTrue(
                    Math.abs(there - fair) < 1,
                    () -> what + ": " + there + " of grade '" + grade + "' in " + part + ", fair " + fair);
        });
    }

    @Test
    void sizesAreExactNobodyIsInTwoPartsAndGradesAreSharedFairly() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Drawn drawn = draw(random);
            int all = drawn.gradeOfPatient().size();
            int test = random.nextInt(all / 2 + 1);
            int validation = random.nextInt(all - test + 1);
            Cohort cohort = new CohortBuilder(new SplitSettings(test, validation, 0, 0, "grade"), seed)
                    .build(drawn.dataset(), Monitor.NONE);
            String what = "seed " + seed + ", " + test + " and " + validation + " of " + all;
            Map<Integer, Set<CohortCase>> patients = byPatient(cohort, drawn);
            patients.values()
                    .forEach(of -> assertEquals(
                            1, of.stream().map(CohortCase::split).distinct().count(), what + ": " + of));
            Map<Split, Long> sizes = Map.of(
                    Split.TEST,
                    (long) test,
                    Split.VALIDATION,
                    (long) validation,
                    Split.TRAIN,
                    (long) all - test - validation);
            assertEquals(sizes, new TreeMap<>(cohort.patients()), what);
            assertProportional(drawn, patients, Split.TEST, test, what);
        }
    }

    @Test
    void foldsDifferByOnePatientAtMostAndSoDoTheirGrades() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Drawn drawn = draw(random);
            int folds = 2 + random.nextInt(4);
            int fold = random.nextInt(folds);
            Cohort cohort = new CohortBuilder(new SplitSettings(0, 0, folds, fold, "grade"), seed)
                    .build(drawn.dataset(), Monitor.NONE);
            for (String grade : new TreeSet<>(drawn.gradeOfPatient().values())) {
                int[] sizes = new int[folds];
                byPatient(cohort, drawn).forEach((p, of) -> {
                    if (drawn.gradeOfPatient().get("" + p).equals(grade)) {
                        sizes[of.iterator().next().fold()]++;
                    }
                });
                int[] sorted = java.util.Arrays.stream(sizes).sorted().toArray();
                assertTrue(sorted[folds - 1] - sorted[0] <= 1, "seed " + seed + ", grade '" + grade + "'");
            }
            cohort.cases().forEach(c -> assertEquals(c.fold() == fold ? Split.VALIDATION : Split.TRAIN, c.split()));
        }
    }

    @Test
    void theOrderOfTheDatasetAndOtherCasesOfAPatientChangeNothing() {
        SplitSettings split = new SplitSettings(0.3, 0.2, 0, 0, "grade");
        FakeDataset dataset = FakeDataset.graded(12, 31);
        List<Case> reversed = new ArrayList<>(dataset.cases());
        Collections.reverse(reversed);
        Set<CohortCase> one = Set.copyOf(
                new CohortBuilder(split, 4).build(dataset, Monitor.NONE).cases());
        Set<CohortCase> two = Set.copyOf(new CohortBuilder(split, 4)
                .build(new FakeDataset(reversed), Monitor.NONE)
                .cases());
        assertEquals(one, two);
    }
}
