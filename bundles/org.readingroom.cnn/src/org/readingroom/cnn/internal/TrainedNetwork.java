package org.readingroom.cnn.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.readingroom.api.model.ModelException;

/**
 * A network whose training is finished.
 *
 * @param weights its file
 * @param fold who trained and validated it
 * @param rate its learning rate
 * @param epoch the epoch whose weights they are, from 1
 * @param outcome on validation in that epoch; empty where there is no validation
 * @param rows an epoch each
 */
record TrainedNetwork(
        Path weights, Fold fold, double rate, int epoch, Optional<Outcome> outcome, List<TrainingState.Row> rows) {
    private static final String RECORD = "result.json";
    private static final String WEIGHTS = "weights.safetensors";

    /** The network of a folder, empty where its training is not finished. */
    static Optional<TrainedNetwork> find(Path folder, Fold fold, double rate) {
        return JsonFile.read(folder.resolve(RECORD)).map(node -> of(folder, fold, rate, TrainingState.of(node)));
    }

    private static TrainedNetwork of(Path folder, Fold fold, double rate, TrainingState state) {
        int epoch = state.bestEpoch == 0 ? state.epochs : state.bestEpoch;
        return new TrainedNetwork(folder.resolve(WEIGHTS), fold, rate, epoch, state.best, state.rows);
    }

    /** Ends a training: writes weights and record, then removes what it would have gone on from. */
    static TrainedNetwork write(Path folder, Fold fold, double rate, TrainingState state, Consumer<Path> weights) {
        weights.accept(folder.resolve(WEIGHTS));
        ObjectNode record = state.json();
        JsonFile.write(folder.resolve(RECORD), record);
        remove(folder.resolve("checkpoints"));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.getFileName().toString().startsWith("best-")).forEach(TrainedNetwork::remove);
        } catch (IOException e) {
            throw new ModelException("cannot list " + folder + ": " + e, e);
        }
        return of(folder, fold, rate, state);
    }

    /** Removes a file, or a folder with all in it; nothing where there is none. */
    static void remove(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ModelException("cannot remove " + path + ": " + e + "; look at its permissions", e);
        }
    }
}
