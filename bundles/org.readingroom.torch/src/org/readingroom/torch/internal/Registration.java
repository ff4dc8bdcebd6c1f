package org.readingroom.torch.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.settings.AtomicFile;
import org.readingroom.settings.UserFolder;
import org.readingroom.torch.TorchException;

/**
 * The libraries of an installed PyTorch that the user registered: {@code natives/pytorch.json} in the user's folder, which
 * names their folder; nothing is copied.
 *
 * @param folder the folder of {@code libtorch}
 * @param flavor which of DJL's bridges fits
 * @param version PyTorch's version as it says itself, such as {@code 2.7.1+cu126}
 * @param said what it answered when it was tried
 */
public record Registration(Path folder, String flavor, String version, String said) {
    /** DJL's own variable, which it heeds before all else. */
    private static final String VARIABLE = "PYTORCH_LIBRARY_PATH";

    /** Names libraries for this process alone, as {@code FLAVOR:FOLDER}; wins over what is registered. */
    public static final String CANDIDATE = "readingroom.torch.candidate";

    private static final String FORMAT = "1";

    /** Where it is kept. */
    public static Path file() {
        return UserFolder.locate().resolve("natives").resolve("pytorch.json");
    }

    /** What this process loads instead of the product's own, where anything. */
    public static Optional<NativeFolder> locate() {
        Optional<String> variable = Optional.ofNullable(System.getenv(VARIABLE));
        if (variable.isPresent()) {
            String flavor = Optional.ofNullable(System.getenv("PYTORCH_FLAVOR")).orElse("cpu");
            return variable.map(path -> new NativeFolder(Path.of(path), flavor, "by the variable " + VARIABLE));
        }
        String candidate = System.getProperty(CANDIDATE, "");
        int colon = candidate.indexOf(':');
        if (colon > 0) {
            return Optional.of(new NativeFolder(
                    Path.of(candidate.substring(colon + 1)), candidate.substring(0, colon), "libraries on trial"));
        }
        return read().map(r -> new NativeFolder(r.folder(), r.flavor(), "registered, PyTorch " + r.version()));
    }

    /**
     * What is registered.
     *
     * @throws TorchException where the file is damaged
     */
    public static Optional<Registration> read() {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try {
            JsonNode o = new ObjectMapper().readTree(Files.readAllBytes(file()));
            if (!FORMAT.equals(o.path("format").asText())) {
                throw new TorchException(file() + " is of format " + o.path("format") + ", not " + FORMAT
                        + "; remove it with 'readingroom natives remove' and register the libraries again");
            }
            return Optional.of(new Registration(
                    Path.of(o.path("folder").asText()),
                    o.path("flavor").asText(),
                    o.path("version").asText(),
                    o.path("said").asText()));
        } catch (JsonProcessingException e) {
            throw new TorchException(
                    file()
                            + " is damaged; remove it with 'readingroom natives remove' and register the libraries"
                            + " again",
                    e);
        } catch (IOException e) {
            throw new TorchException(file() + " cannot be read: " + e, e);
        }
    }

    /** Keeps it for the processes to come. */
    public void write() {
        ObjectNode o = new ObjectMapper().createObjectNode();
        o.put("format", 1)
                .put("folder", folder.toString())
                .put("flavor", flavor)
                .put("version", version)
                .put("said", said);
        try {
            AtomicFile.write(file(), o.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new TorchException("cannot write " + file() + ": " + e, e);
        }
    }

    /** Forgets what is registered; whether there was anything. */
    public static boolean remove() {
        try {
            return Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new TorchException("cannot remove " + file() + ": " + e, e);
        }
    }
}
