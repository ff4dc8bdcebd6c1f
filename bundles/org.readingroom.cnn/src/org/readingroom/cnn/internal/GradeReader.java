package org.readingroom.cnn.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.PreparedCase;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;

/**
 * Reads the grade of a patient: 1 where the probability reaches the threshold.
 *
 * <p>Epochs and learning rates are chosen by the area under the ROC curve on validation, of equals by the loss; where
 * validation has one class only, by the loss. The threshold is tuned by balanced accuracy.
 *
 * @param threshold of the settings
 */
record GradeReader(double threshold) implements NetworkReader {
    @Override
    public Task<?> task() {
        return Task.GRADE;
    }

    @Override
    public boolean knows(TrainingView view, Case subject) {
        return view.truth(subject, Task.GRADE).isPresent();
    }

    @Override
    public Optional<float[]> target(TrainingView view, Case subject, PreparedCase prepared) {
        return view.truth(subject, Task.GRADE).map(grade -> new float[] {grade.label()});
    }

    @Override
    public String score() {
        return "AUC";
    }

    @Override
    public String measure() {
        return "balanced accuracy";
    }

    @Override
    public Answer answer(float[] probabilities, PreparedCase prepared, double at) {
        return new Answer.Value(ClassScore.of(probabilities[0] >= at ? 1 : 0, probabilities[0]));
    }

    @Override
    public Judge judge() {
        return new Patients(threshold);
    }

    private static final class Patients implements Judge {
        private final double threshold;
        private final List<Float> low = new ArrayList<>();
        private final List<Float> high = new ArrayList<>();
        private double loss;

        Patients(double threshold) {
            this.threshold = threshold;
        }

        @Override
        public void add(float[] probabilities, float[] target, double loss) {
            (target[0] > 0 ? high : low).add(probabilities[0]);
            this.loss += loss;
        }

        @Override
        public Outcome outcome() {
            int n = low.size() + high.size();
            double mean = loss / n;
            List<Double> curve = IntStream.rangeClosed(1, Outcome.THRESHOLDS)
                    .mapToObj(t -> balanced(t / 100.0))
                    .toList();
            double score = low.isEmpty() || high.isEmpty() ? -mean : area();
            return new Outcome(n, mean, score, threshold, balanced(threshold), curve);
        }

        /** The share of pairs in the right order, half a pair for equals: Mann-Whitney's U over its greatest value. */
        private double area() {
            double right = 0;
            for (float h : high) {
                for (float l : low) {
                    right += h > l ? 1 : h == l ? 0.5 : 0;
                }
            }
            return right / ((double) high.size() * low.size());
        }

        /** The mean of the shares of each class that are right; of one class alone where there is one. */
        private double balanced(double at) {
            double found = high.stream().filter(p -> p >= at).count();
            double left = low.stream().filter(p -> p < at).count();
            if (low.isEmpty() || high.isEmpty()) {
                return (found + left) / (low.size() + high.size());
            }
            return (found / high.size() + left / low.size()) / 2;
        }
    }
}
