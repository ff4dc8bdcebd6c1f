package org.readingroom.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.Lesson;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.TuningView;
import org.readingroom.api.task.Task;
import org.readingroom.study.Cohort;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Split;

/** The questions of a prompted arm about a cohort's training patients, and those of its validation patients. */
final class TuningCases implements TuningView {
    private final TrainingCases cases;
    private final SliceQuestions questions;
    private final Cohort cohort;
    private final String balance;
    private final Map<String, CohortCase> places = new HashMap<>();
    private Optional<List<Lesson>> lessons = Optional.empty();
    private Optional<ValidationQuestions> validation = Optional.empty();
    private int without;

    /** @param balance the label that groups of lessons are the values of; empty for none */
    TuningCases(TrainingCases cases, SliceQuestions questions, Cohort cohort, String balance) {
        this.cases = cases;
        this.questions = questions;
        this.cohort = cohort;
        this.balance = balance;
        cohort.cases().stream().filter(c -> c.split() != Split.TEST).forEach(c -> places.put(c.caseId(), c));
    }

    @Override
    public List<Case> training() {
        return cases.training();
    }

    @Override
    public List<Case> validation() {
        return cases.validation();
    }

    @Override
    public List<Case> draws(int epoch) {
        return cases.draws(epoch);
    }

    @Override
    public <V> Optional<V> truth(Case subject, Task<V> task) {
        return cases.truth(subject, task);
    }

    @Override
    public long seed() {
        return cases.seed();
    }

    @Override
    public List<Lesson> lessons() {
        return lessons(Monitor.NONE);
    }

    /**
     * As {@link #lessons()}; the first call opens the reference of every training patient.
     *
     * @throws RunException where there are none, or a true answer is not read back as what it says
     */
    synchronized List<Lesson> lessons(Monitor monitor) {
        if (lessons.isEmpty()) {
            List<CohortCase> train = cohort.of(Split.TRAIN);
            String arm = questions.arm().arm().id();
            monitor.begin("Making the lessons of " + arm, train.size());
            List<Lesson> all = new ArrayList<>();
            for (CohortCase place : train) {
                monitor.checkCancelled();
                SliceQuestions.OfCase some = questions.of(place, balance);
                some.known().forEach(k -> all.add(k.lesson()));
                without += some.without();
                monitor.worked(1);
            }
            if (all.isEmpty()) {
                throw new RunException("arm '" + arm + "' has nothing to be tuned on: none of " + train.size()
                        + " training cases has a slice with a true answer to its prompt; look at slices and split");
            }
            lessons = Optional.of(List.copyOf(all));
        }
        return lessons.get();
    }

    /** How many slices of training patients have no true answer and are left out. */
    int without() {
        return without;
    }

    @Override
    public Query question(Lesson lesson) {
        CohortCase place = places.get(lesson.subject().id());
        if (place == null) {
            throw new ModelException("a question about case " + lesson.subject().id()
                    + " was asked for in training, which it is no part of");
        }
        return questions.query(place, lesson);
    }

    @Override
    public Map<String, Double> validate(Model model, int most, Monitor monitor) {
        return validationQuestions().validate(model, most, monitor);
    }

    /** Those of the validation patients. */
    synchronized ValidationQuestions validationQuestions() {
        if (validation.isEmpty()) {
            validation = Optional.of(new ValidationQuestions(questions, cohort.of(Split.VALIDATION), seed()));
        }
        return validation.get();
    }
}
