package org.readingroom.cnn.internal;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.readingroom.api.model.ModelException;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchRuntime;

/**
 * The weights of the best epoch so far: a copy in memory, and a file {@code best-EPOCH.safetensors} once a checkpoint says
 * which epoch it was.
 */
final class BestWeights implements AutoCloseable {
    private final TorchRuntime torch;
    private final Path folder;
    private final Map<String, NDArray> copy = new LinkedHashMap<>();
    private TensorScope own;
    private int epoch;

    BestWeights(TorchRuntime torch, Path folder) {
        this.torch = torch;
        this.folder = folder;
    }

    /** Copies a network's weights. */
    void keep(Network network, int of) {
        forget();
        own = torch.scope();
        torch.run(() -> network.weights().forEach((name, w) -> copy.put(name, own.copy(w))));
        epoch = of;
    }

    /** Takes up the epoch of a checkpoint, 0 for none. */
    void resume(int of) {
        forget();
        epoch = of;
        if (of > 0 && !Files.exists(file())) {
            throw new ModelException(
                    file() + " is missing, which the checkpoint beside it names; remove " + folder + " to train anew");
        }
    }

    private Path file() {
        return folder.resolve("best-" + epoch + ".safetensors");
    }

    /** Writes the file where it is not there yet. */
    void save() {
        if (epoch > 0 && !copy.isEmpty()) {
            write(file());
        }
    }

    /** Removes the files of other epochs, which no checkpoint names any more but the one before the last. */
    void prune() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> older = files.filter(f -> f.getFileName().toString().matches("best-\\d+\\.safetensors"))
                    .filter(f -> epochOf(f) < epoch)
                    .sorted(java.util.Comparator.comparingInt(BestWeights::epochOf)
                            .reversed())
                    .skip(1)
                    .toList();
            for (Path file : older) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ModelException("old weights of " + folder + " cannot be removed: " + e, e);
        }
    }

    private static int epochOf(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
    }

    /** Writes the weights to a file. */
    void write(Path to) {
        if (copy.isEmpty()) {
            try {
                Files.copy(file(), to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new ModelException("cannot copy " + file() + " to " + to + ": " + e, e);
            }
            return;
        }
        SafetensorsWriter writer = new SafetensorsWriter();
        copy.forEach(writer::add);
        torch.run(() -> writer.write(to));
    }

    private void forget() {
        if (own != null) {
            own.close();
        }
        own = null;
        copy.clear();
    }

    @Override
    public void close() {
        forget();
    }
}
