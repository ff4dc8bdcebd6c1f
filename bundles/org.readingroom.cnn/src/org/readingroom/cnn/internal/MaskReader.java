package org.readingroom.cnn.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.FloatVolume;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.PreparedCase;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.TrainingView;
import org.readingroom.api.task.Task;

/**
 * Reads the mask of a patient: each voxel whose probability reaches the threshold, brought back to the patient's own
 * voxels.
 *
 * <p>Epochs and learning rates are chosen by the mean Dice over validation patients on the model's grid, at the threshold
 * that it will read with; the threshold is tuned by the same measure.
 *
 * @param threshold of the settings
 * @param tuned whether it will read with the tuned threshold
 * @param keepProbabilities whether the probabilities go with each answer
 */
record MaskReader(double threshold, boolean tuned, boolean keepProbabilities) implements NetworkReader {
    @Override
    public Task<?> task() {
        return Task.MASK;
    }

    @Override
    public boolean knows(TrainingView view, Case subject) {
        return subject.info().hasReference();
    }

    @Override
    public Optional<float[]> target(TrainingView view, Case subject, PreparedCase prepared) {
        return prepared.reference().map(MaskReader::foreground);
    }

    private static float[] foreground(LabelMap labels) {
        float[] target = new float[labels.grid().size()];
        for (int v = 0; v < target.length; v++) {
            target[v] = labels.label(v) == 0 ? 0 : 1;
        }
        return target;
    }

    @Override
    public String score() {
        return "Dice";
    }

    @Override
    public String measure() {
        return "Dice";
    }

    @Override
    public Answer answer(float[] probabilities, PreparedCase prepared, double at) {
        boolean[] bits = new boolean[probabilities.length];
        for (int v = 0; v < bits.length; v++) {
            bits[v] = probabilities[v] >= at;
        }
        Mask mask = prepared.space().toSource(Mask.of(prepared.space().grid(), bits));
        if (!keepProbabilities) {
            return new Answer.Value(mask);
        }
        FloatVolume volume = new FloatVolume(prepared.space().grid(), probabilities);
        return new Answer.Value(mask, Optional.of(prepared.space().toSource(volume)));
    }

    @Override
    public Judge judge() {
        return new Patients(this);
    }

    private static final class Patients implements Judge {
        private final MaskReader reader;
        private final double[] sums = new double[Outcome.THRESHOLDS];
        private double atFixed;
        private double loss;
        private int patients;

        Patients(MaskReader reader) {
            this.reader = reader;
        }

        @Override
        public void add(float[] probabilities, float[] target, double loss) {
            long[] said = new long[Outcome.THRESHOLDS + 2];
            long[] right = new long[Outcome.THRESHOLDS + 2];
            long truth = 0;
            long fixedSaid = 0;
            long fixedRight = 0;
            for (int v = 0; v < probabilities.length; v++) {
                int reached = Math.min(Outcome.THRESHOLDS, (int) (probabilities[v] * 100.0));
                boolean tumour = target[v] > 0;
                boolean fixed = probabilities[v] >= reader.threshold();
                said[reached]++;
                fixedSaid += fixed ? 1 : 0;
                if (tumour) {
                    truth++;
                    right[reached]++;
                    fixedRight += fixed ? 1 : 0;
                }
            }
            for (int t = Outcome.THRESHOLDS; t >= 1; t--) {
                said[t] += said[t + 1];
                right[t] += right[t + 1];
                sums[t - 1] += dice(right[t], said[t], truth);
            }
            atFixed += dice(fixedRight, fixedSaid, truth);
            this.loss += loss;
            patients++;
        }

        /** Both empty is full agreement. */
        private static double dice(long right, long said, long truth) {
            return said + truth == 0 ? 1 : 2.0 * right / (said + truth);
        }

        @Override
        public Outcome outcome() {
            List<Double> curve = IntStream.range(0, sums.length)
                    .mapToObj(t -> sums[t] / patients)
                    .toList();
            Outcome o = new Outcome(patients, loss / patients, 0, reader.threshold(), atFixed / patients, curve);
            double score = reader.tuned() ? o.atTuned() : o.atFixed();
            return new Outcome(o.patients(), o.loss(), score, o.fixed(), o.atFixed(), curve);
        }
    }
}
