package org.readingroom.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.Task;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.CohortSettings;
import org.readingroom.study.Split;
import org.readingroom.study.Study;

/** The training and validation cases of a cohort, and the order they are drawn in. */
final class TrainingCases implements TrainingView {
    private final List<Case> training;
    private final List<Case> validation;
    private final String balance;
    private final long seed;

    /** @param balance the label whose values are drawn equally often; empty for none */
    TrainingCases(List<Case> training, List<Case> validation, String balance, long seed) {
        this.training = List.copyOf(training);
        this.validation = List.copyOf(validation);
        this.balance = balance;
        this.seed = seed;
    }

    /** The training and validation cases of a study's cohort. */
    static TrainingCases of(Study study, Cohort cohort, Map<String, Case> cases, long seed) {
        return new TrainingCases(
                open(cohort, Split.TRAIN, cases), open(cohort, Split.VALIDATION, cases), balance(study), seed);
    }

    /** The label whose values are drawn equally often; empty for none. */
    static String balance(Study study) {
        return study.cohort().oversample().map(CohortSettings.Oversample::label).orElse("");
    }

    private static List<Case> open(Cohort cohort, Split split, Map<String, Case> cases) {
        return cohort.of(split).stream()
                .map(CohortCase::caseId)
                .sorted()
                .map(cases::get)
                .toList();
    }

    @Override
    public List<Case> training() {
        return training;
    }

    @Override
    public List<Case> validation() {
        return validation;
    }

    @Override
    public List<Case> draws(int epoch) {
        Random random = new Random(Digests.seed("draws", Long.toString(seed), Integer.toString(epoch)));
        Map<String, List<Case>> classes = new TreeMap<>();
        for (Case c : training) {
            String value = balance.isEmpty() ? "" : c.info().labels().getOrDefault(balance, "");
            classes.computeIfAbsent(value, v -> new ArrayList<>()).add(c);
        }
        int most = classes.values().stream().mapToInt(List::size).max().orElse(0);
        List<Case> draws = new ArrayList<>();
        for (List<Case> members : classes.values()) {
            Collections.shuffle(members, random);
            for (int i = 0; i < most; i++) {
                draws.add(members.get(i % members.size()));
            }
        }
        Collections.shuffle(draws, random);
        return draws;
    }

    @Override
    public <V> Optional<V> truth(Case subject, Task<V> task) {
        if (!training.contains(subject) && !validation.contains(subject)) {
            throw new ModelException(
                    "the truth of case " + subject.id() + " was asked for in training, which it is no part of");
        }
        return task.equals(Task.GRADE)
                ? CaseTruth.classOf(subject, Task.GRADE).map(task.valueType()::cast)
                : CaseTruth.of(subject).values().get(task);
    }

    @Override
    public long seed() {
        return seed;
    }
}
