package org.readingroom.torch;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.readingroom.torch.internal.TensorDigest;

/**
 * The checkpoints of a training in one folder: {@code step-NNNNNNNNNN.safetensors}, the tensors with a JSON state and a
 * digest in the header. Written whole or not at all; the last two are kept; a damaged one is named and the one before it is
 * taken.
 */
public final class Checkpoints {
    private static final Pattern NAME = Pattern.compile("step-(\\d{10})\\.safetensors");
    private static final String FORMAT = "1";
    private static final int KEPT = 2;
    private final Path folder;

    /** The checkpoints of a folder, which need not exist yet. */
    public Checkpoints(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a checkpoint, then removes all but the last two.
     *
     * @param step steps done
     * @param tensors by name
     * @param state anything else that the training goes on from
     * @throws TorchException where it cannot be written; those before still stand
     */
    public Path save(long step, Map<String, NDArray> tensors, ObjectNode state) {
        Path file = folder.resolve(String.format("step-%010d.safetensors", step));
        SafetensorsWriter writer = new SafetensorsWriter()
                .metadata("readingroom.checkpoint", FORMAT)
                .metadata("state", state.toString())
                .metadata("digest", TensorDigest.of(new TreeMap<>(tensors)));
        tensors.forEach(writer::add);
        writer.write(file);
        prune();
        return file;
    }

    /** The last whole one; none where there is none. A folder in which all are damaged is refused, named. */
    public Optional<Checkpoint> latest() {
        List<String> damaged = new ArrayList<>();
        for (Path file : files()) {
            try {
                return Optional.of(open(file, damaged));
            } catch (TorchException e) {
                damaged.add(e.getMessage());
            }
        }
        if (!damaged.isEmpty()) {
            throw new TorchException("no checkpoint of " + folder + " can be used: " + String.join("; ", damaged)
                    + "; remove them to begin anew");
        }
        return Optional.empty();
    }

    private static Checkpoint open(Path file, List<String> damaged) {
        Safetensors tensors = Safetensors.open(file);
        try {
            Map<String, String> texts = tensors.metadata();
            if (!FORMAT.equals(texts.get("readingroom.checkpoint"))) {
                throw new TorchException(file + " is a checkpoint of format "
                        + texts.getOrDefault("readingroom.checkpoint", "none") + ", not " + FORMAT);
            }
            if (!TensorDigest.of(tensors).equals(texts.get("digest"))) {
                throw new TorchException(file + " is damaged: its tensors are not those that were written");
            }
            ObjectNode state = (ObjectNode) new ObjectMapper().readTree(texts.get("state"));
            return new Checkpoint(file, step(file), state, tensors, damaged);
        } catch (JsonProcessingException | RuntimeException e) {
            tensors.close();
            throw e instanceof TorchException t
                    ? t
                    : new TorchException(file + " is damaged: its state cannot be read: " + e.getMessage(), e);
        }
    }

    private static long step(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }

    /** Latest first. */
    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> step(f) >= 0)
                    .sorted(Comparator.comparingLong(Checkpoints::step).reversed())
                    .toList();
        } catch (IOException e) {
            throw new TorchException("cannot list " + folder + ": " + e, e);
        }
    }

    /** Also removes what a killed write left. */
    private void prune() {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> kept = files().stream().limit(KEPT).toList();
            for (Path file : all.toList()) {
                boolean part = file.getFileName().toString().matches("\\.step-\\d{10}\\..*\\.part");
                if (part || step(file) >= 0 && !kept.contains(file)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new TorchException("cannot remove old checkpoints of " + folder + ": " + e, e);
        }
    }
}
