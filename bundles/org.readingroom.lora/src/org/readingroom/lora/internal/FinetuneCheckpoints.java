package org.readingroom.lora.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.train.TuningSession;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.TorchException;

/**
 * The checkpoints of a fine-tuning: {@code step-NNNNNNNNNN.safetensors} with the adapter, the optimiser's state and
 * where it is; and {@code best-NNNNNNNNNN.safetensors}, the adapter of the best step. Each is written whole or not at
 * all. The last two checkpoints are kept, and the best adapters that they speak of.
 */
final class FinetuneCheckpoints {
    private static final String STATE = "state";
    private static final String PREFIX = "training.";
    private static final int KEPT = 2;

    private final Path folder;

    FinetuneCheckpoints(Path folder) {
        this.folder = folder;
    }

    void save(TuningSession session, FinetuneState state) {
        SafetensorsWriter writer =
                new SafetensorsWriter().metadata(STATE, state.json().toString());
        session.save(writer, PREFIX);
        writer.write(folder.resolve(String.format("step-%010d.safetensors", state.step)));
        files("step-").stream().skip(KEPT).forEach(FinetuneCheckpoints::delete);
        List<Long> spoken =
                files("step-").stream().map(FinetuneCheckpoints::best).toList();
        files("best-").stream().filter(best -> !spoken.contains(step(best))).forEach(FinetuneCheckpoints::delete);
    }

    /** The best step that a checkpoint speaks of; none where it is damaged. */
    private static long best(Path checkpoint) {
        try (Safetensors tensors = Safetensors.open(checkpoint)) {
            return state(checkpoint, tensors).bestStep;
        } catch (TorchException damaged) {
            return -1;
        }
    }

    /**
     * Goes on from the last checkpoint that is whole; empty where there is none.
     *
     * @param damaged is told the later ones that could not be used, and why
     */
    Optional<FinetuneState> restore(TuningSession session, List<String> damaged) {
        for (Path file : files("step-")) {
            try (Safetensors tensors = Safetensors.open(file)) {
                FinetuneState state = state(file, tensors);
                session.restore(tensors, PREFIX);
                return Optional.of(state);
            } catch (TorchException e) {
                damaged.add(e.getMessage());
            }
        }
        if (!damaged.isEmpty()) {
            throw new LoraException("no checkpoint of " + folder + " can be used: " + String.join("; ", damaged)
                    + "; remove them to begin anew");
        }
        return Optional.empty();
    }

    private static FinetuneState state(Path file, Safetensors tensors) {
        try {
            return FinetuneState.of(
                    new ObjectMapper().readTree(tensors.metadata().getOrDefault(STATE, "")));
        } catch (IOException e) {
            throw new TorchException(file + " is damaged: its state cannot be read: " + e.getMessage(), e);
        }
    }

    /** What is said where a fine-tuning fails: what it would go on from. */
    String standing() {
        List<Path> all = files("step-");
        return all.isEmpty()
                ? "; there is no checkpoint yet"
                : "; the checkpoint of step " + step(all.get(0)) + " stands: started again, it goes on from there";
    }

    /** Where the adapter of the best step lies. */
    Path best(long step) {
        return folder.resolve(String.format("best-%010d.safetensors", step));
    }

    private static long step(Path file) {
        return Long.parseLong(file.getFileName().toString().replaceAll("\\D", ""));
    }

    /** Latest first. */
    private List<Path> files(String prefix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().matches(prefix + "\\d{10}\\.safetensors"))
                    .sorted(Comparator.comparingLong(FinetuneCheckpoints::step).reversed())
                    .toList();
        } catch (IOException e) {
            throw new LoraException("cannot list " + folder + ": " + e, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LoraException("cannot remove " + file + ": " + e, e);
        }
    }

    /** Removes all, once the fine-tuning is finished. */
    void remove() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(FinetuneCheckpoints::delete);
            Files.delete(folder);
        } catch (IOException e) {
            throw new LoraException("cannot remove " + folder + ": " + e, e);
        }
    }
}
