package org.readingroom.cnn.internal;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.model.TrainingView;
import org.readingroom.torch.AdamOptimizer;
import org.readingroom.torch.Checkpoint;
import org.readingroom.torch.Checkpoints;
import org.readingroom.torch.CounterRandom;
import org.readingroom.torch.LearningRateSchedule;
import org.readingroom.torch.Prefetch;
import org.readingroom.torch.TorchRuntime;

/**
 * The training of one network on one fold at one learning rate, in a folder of its own. Interrupted anywhere it goes on
 * from its last checkpoint, and on a CPU with as many threads comes to the same weights bit by bit.
 */
final class NetworkTraining {
    /** What all networks of a training have in common. */
    record Basis(
            TorchRuntime torch,
            Architecture architecture,
            NetworkReader reader,
            SampleLoader loader,
            TrainingPlan plan,
            TrainingView view) {}

    private final Basis basis;
    private final Fold fold;
    private final double rate;
    private final int epochs;
    private final Path folder;
    private final Progress progress;
    private final Network network;
    private final AdamOptimizer optimiser;
    private final BestWeights best;
    private final CheckpointRhythm rhythm;
    private TrainingState state = new TrainingState();

    private NetworkTraining(Basis basis, Fold fold, double rate, int epochs, Path folder, Progress progress) {
        this.basis = basis;
        this.fold = fold;
        this.rate = rate;
        this.epochs = epochs;
        this.folder = folder;
        this.progress = progress;
        long seed =
                CounterRandom.of(basis.view().seed(), "weights " + fold.name()).nextLong();
        network = Network.initial(basis.torch(), basis.architecture(), seed);
        optimiser = new AdamOptimizer(basis.torch(), basis.plan().adam(), network.weights());
        best = new BestWeights(basis.torch(), folder);
        rhythm = new CheckpointRhythm(basis.plan().settings().checkpointSteps());
    }

    /**
     * Trains, or goes on training, or looks up what was trained.
     *
     * @param epochs how many, at most
     */
    static TrainedNetwork train(Basis basis, Fold fold, double rate, int epochs, Path folder, Progress progress) {
        Optional<TrainedNetwork> finished = TrainedNetwork.find(folder, fold, rate);
        if (finished.isPresent()) {
            progress.done(finished.get().rows(), fold, rate);
            return finished.get();
        }
        if (fold.training().isEmpty()) {
            throw new ModelException("there is no training patient with truth for '"
                    + basis.reader().task().id() + "'; give the split some");
        }
        NetworkTraining training = new NetworkTraining(basis, fold, rate, epochs, folder, progress);
        try {
            return training.run();
        } finally {
            training.close();
        }
    }

    private TrainedNetwork run() {
        resume();
        int draws = fold.draws(basis.view(), 0).size();
        LearningRateSchedule schedule =
                basis.plan().schedule((long) epochs * basis.plan().steps(draws));
        while (state.epochs < epochs && !exhausted()) {
            epoch(schedule);
            if (rhythm.dueAtEpoch(state.steps) && state.epochs < epochs) {
                save();
            }
        }
        return finish();
    }

    private void resume() {
        Optional<Checkpoint> found = checkpoints().latest();
        if (found.isEmpty()) {
            return;
        }
        try (Checkpoint checkpoint = found.get()) {
            state = TrainingState.of(checkpoint.state());
            network.read(checkpoint.tensors(), "weight.");
            basis.torch().run(() -> optimiser.restore(checkpoint.tensors(), "optimiser.", state.steps));
            if (keepsBest()) {
                best.resume(state.bestEpoch);
            }
            rhythm.saved(state.steps);
        }
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(folder.resolve("checkpoints"));
    }

    private void epoch(LearningRateSchedule schedule) {
        List<Case> draws = fold.draws(basis.view(), state.epochs);
        progress.epoch(fold, rate, state, draws.size(), epochs);
        MicroBatch.Source source = new MicroBatch.Source(basis, fold, state.epochs, draws, state.drawn);
        try (Prefetch<MicroBatch> batches = new Prefetch<>("cnn batches", source)) {
            while (batches.hasNext()) {
                progress.check();
                MicroBatch micro = batches.next();
                add(micro);
                if (micro.last()) {
                    step(schedule);
                    if (rhythm.dueAtStep(state.steps) && state.drawn < draws.size()) {
                        save();
                    }
                }
                progress.drawn(micro.samples().size());
            }
        }
        state.epochs++;
        close(draws.size());
    }

    private void add(MicroBatch micro) {
        float[] losses = network.addGradients(
                micro.voxels(), micro.targets(), basis.plan().loss(), micro.batch());
        for (float loss : losses) {
            if (!Float.isFinite(loss)) {
                throw new ModelException("the loss is no number any more in epoch " + (state.epochs + 1) + " of "
                        + fold.name() + " at learning rate " + rate + "; give a lower lr");
            }
            state.lossSum += loss;
        }
        state.drawn += losses.length;
    }

    private void step(LearningRateSchedule schedule) {
        basis.torch().run(() -> {
            optimiser.step(rate * schedule.factor(state.steps));
            optimiser.zeroGradients();
        });
        state.steps++;
    }

    /** Ends an epoch: looks at validation, keeps the best. */
    private void close(int draws) {
        boolean look = state.epochs % basis.plan().settings().validateEvery() == 0 || state.epochs == epochs;
        Optional<Outcome> outcome = look && !fold.validation().isEmpty() ? Optional.of(validate()) : Optional.empty();
        state.rows.add(new TrainingState.Row(state.epochs, state.steps, state.lossSum / draws, outcome));
        state.lossSum = 0;
        state.drawn = 0;
        outcome.ifPresent(o -> {
            if (!keepsBest() || state.best.isEmpty() || o.betterThan(state.best.get())) {
                state.best = outcome;
                state.bestEpoch = state.epochs;
            }
            if (keepsBest() && state.bestEpoch == state.epochs) {
                best.keep(network, state.epochs);
            }
        });
        progress.row(state.rows, fold, rate);
    }

    private boolean keepsBest() {
        return basis.plan().settings().keep() == Keep.BEST;
    }

    private Outcome validate() {
        NetworkReader.Judge judge = basis.reader().judge();
        var samples = fold.validation().stream()
                .map(c -> basis.loader().load(c, basis.reader(), basis.view()))
                .iterator();
        try (Prefetch<Sample> loaded = new Prefetch<>("cnn validation", samples)) {
            while (loaded.hasNext()) {
                progress.check();
                Sample sample = loaded.next();
                Network.Judged judged = network.judge(
                        sample.voxels(), sample.target(), basis.plan().loss());
                judge.add(judged.probabilities(), sample.target(), judged.loss());
            }
        }
        return judge.outcome();
    }

    private boolean exhausted() {
        int patience = basis.plan().settings().patience();
        return patience > 0 && state.bestEpoch > 0 && state.epochs - state.bestEpoch >= patience;
    }

    private void save() {
        best.save();
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        network.weights().forEach((name, w) -> tensors.put("weight." + name, w));
        optimiser.state().forEach((name, t) -> tensors.put("optimiser." + name, t));
        ObjectNode json = state.json();
        basis.torch().run(() -> checkpoints().save(state.steps, tensors, json));
        best.prune();
        rhythm.saved(state.steps);
    }

    private TrainedNetwork finish() {
        return TrainedNetwork.write(folder, fold, rate, state, weights -> {
            if (state.bestEpoch == 0 || state.bestEpoch == state.epochs) {
                network.write(weights);
            } else {
                best.write(weights);
            }
        });
    }

    private void close() {
        best.close();
        optimiser.close();
        network.close();
    }
}
