package org.readingroom.cnn.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.TrainingView;
import org.readingroom.torch.CounterRandom;

/**
 * Samples that are computed at once.
 *
 * @param samples at least one
 * @param batch samples of the whole batch that they are part of
 * @param last whether they are the batch's last
 */
record MicroBatch(List<Sample> samples, int batch, boolean last) {
    List<float[]> voxels() {
        return samples.stream().map(Sample::voxels).toList();
    }

    List<float[]> targets() {
        return samples.stream().map(Sample::target).toList();
    }

    /** Loads the micro-batches of an epoch's draws, from one on, each draw varied by a seed of its own. */
    static final class Source implements Iterator<MicroBatch> {
        private final TrainingView view;
        private final NetworkReader reader;
        private final SampleLoader loader;
        private final TrainingSettings settings;
        private final String fold;
        private final int epoch;
        private final List<Case> draws;
        private int at;

        Source(NetworkTraining.Basis basis, Fold fold, int epoch, List<Case> draws, int from) {
            this.view = basis.view();
            this.reader = basis.reader();
            this.loader = basis.loader();
            this.settings = basis.plan().settings();
            this.fold = fold.name();
            this.epoch = epoch;
            this.draws = draws;
            this.at = from;
        }

        @Override
        public boolean hasNext() {
            return at < draws.size();
        }

        @Override
        public MicroBatch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int start = at / settings.batch() * settings.batch();
            int end = Math.min(start + settings.batch(), draws.size());
            int to = Math.min(at + settings.microBatch(), end);
            List<Sample> samples = new ArrayList<>();
            for (; at < to; at++) {
                Sample sample = loader.load(draws.get(at), reader, view);
                long seed = CounterRandom.of(view.seed(), "vary " + fold + " " + epoch + " " + at)
                        .nextLong();
                samples.add(Augmentation.vary(sample, settings.augmentation(), loader.shape(), seed));
            }
            return new MicroBatch(samples, end - start, to == end);
        }
    }
}
