package org.readingroom.run.analysis;

import java.util.List;
import java.util.Optional;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;

/**
 * What an arm said of each patient's grade, where each patient has one reading.
 *
 * @param positive whether the patient truly is of class 1
 * @param said the class that was said; -1 where the reading failed
 * @param scores the score of class 1; of a failed reading the worst there is, NaN where an answer came without one
 */
record GradeDecisions(boolean[] positive, int[] said, double[] scores) {
    /** Those of a series; empty where it is not of grades, or some patient has no reading or several. */
    static Optional<GradeDecisions> of(PatientSeries series) {
        if (!series.key().task().equals(Task.GRADE.id()) || !series.pooled()) {
            return Optional.empty();
        }
        int n = series.patients().size();
        GradeDecisions all = new GradeDecisions(new boolean[n], new int[n], new double[n]);
        for (int i = 0; i < n; i++) {
            List<Comparison> readings = series.readings(i);
            if (readings.size() != 1 || readings.get(0).truth().get(Task.GRADE).isEmpty()) {
                return Optional.empty();
            }
            all.set(i, readings.get(0));
        }
        return Optional.of(all);
    }

    private void set(int i, Comparison c) {
        positive[i] = c.truth().get(Task.GRADE).orElseThrow().label() == 1;
        Optional<ClassScore> read =
                c.reading().filter(ClassScore.class::isInstance).map(ClassScore.class::cast);
        said[i] = read.map(ClassScore::label).orElse(-1);
        double worst = positive[i] ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        scores[i] = read.map(r -> r.positive().orElse(Double.NaN)).orElse(worst);
    }

    int patients() {
        return said.length;
    }

    /** Whether a patient's grade was said rightly. */
    boolean right(int patient) {
        return said[patient] == (positive[patient] ? 1 : 0);
    }

    /** How many patients are of class 1, or of class 0. */
    int of(boolean wanted) {
        int n = 0;
        for (boolean p : positive) {
            n += p == wanted ? 1 : 0;
        }
        return n;
    }

    /** How many patients of a class were said rightly. */
    int right(boolean wanted) {
        int n = 0;
        for (int i = 0; i < said.length; i++) {
            n += positive[i] == wanted && right(i) ? 1 : 0;
        }
        return n;
    }

    /** How many patients count as said to be of class 1; a failed reading counts as the wrong class. */
    int saidPositive() {
        int n = 0;
        for (int i = 0; i < said.length; i++) {
            n += said[i] == 1 || said[i] < 0 && !positive[i] ? 1 : 0;
        }
        return n;
    }

    /** Whether every patient has a score. */
    boolean scored() {
        for (double s : scores) {
            if (Double.isNaN(s)) {
                return false;
            }
        }
        return true;
    }
}
