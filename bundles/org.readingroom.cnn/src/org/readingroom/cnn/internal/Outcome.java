package org.readingroom.cnn.internal;

import java.util.List;

/**
 * How a network did on its validation patients, each counted once.
 *
 * @param patients how many
 * @param loss the training's loss, mean over patients
 * @param score what epochs and learning rates are chosen by, the higher the better
 * @param fixed the threshold of the settings
 * @param atFixed the thresholded measure there
 * @param curve the thresholded measure at .01, .02, ..., .99
 */
record Outcome(int patients, double loss, double score, double fixed, double atFixed, List<Double> curve) {
    /** How many thresholds are tried. */
    static final int THRESHOLDS = 99;

    Outcome {
        curve = List.copyOf(curve);
    }

    /** The threshold of the highest measure; of equals the one nearest to the settings'. */
    double tuned() {
        int best = 0;
        for (int t = 1; t < curve.size(); t++) {
            int order = Double.compare(curve.get(t), curve.get(best));
            boolean nearer = Math.abs((t + 1) / 100.0 - fixed) < Math.abs((best + 1) / 100.0 - fixed);
            if (order > 0 || order == 0 && nearer) {
                best = t;
            }
        }
        return (best + 1) / 100.0;
    }

    /** The measure at the tuned threshold. */
    double atTuned() {
        return curve.get((int) Math.rint(tuned() * 100) - 1);
    }

    /** Whether it is better: a higher score, or of equals a lower loss. */
    boolean betterThan(Outcome other) {
        int order = Double.compare(score, other.score);
        return order > 0 || order == 0 && loss < other.loss;
    }

    /** The mean of folds, each by its number of patients. */
    static Outcome mean(List<Outcome> folds) {
        int patients = folds.stream().mapToInt(Outcome::patients).sum();
        List<Double> curve = java.util.stream.IntStream.range(
                        0, folds.get(0).curve().size())
                .mapToObj(t -> weighted(folds, patients, o -> o.curve().get(t)))
                .toList();
        return new Outcome(
                patients,
                weighted(folds, patients, Outcome::loss),
                weighted(folds, patients, Outcome::score),
                folds.get(0).fixed(),
                weighted(folds, patients, Outcome::atFixed),
                curve);
    }

    private static double weighted(
            List<Outcome> folds, int patients, java.util.function.ToDoubleFunction<Outcome> part) {
        return folds.stream()
                        .mapToDouble(o -> o.patients() * part.applyAsDouble(o))
                        .sum()
                / patients;
    }
}
