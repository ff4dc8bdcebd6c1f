package org.readingroom.llama.read;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.llama.LlamaException;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorEntry;

/**
 * What tells one set of weights from another without reading all of them: names, types, shapes, and the first and last bytes
 * of every tensor, with its middle. A model of 21 GB is told in a moment; a change of any training step changes it.
 */
public final class WeightDigest {
    private static final int SAMPLE = 256;

    private WeightDigest() {}

    /** The digest of a model folder's weights and config, in hex. */
    public static String of(Path folder) {
        try (Safetensors file = Safetensors.open(folder)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(java.nio.file.Files.readAllBytes(folder.resolve("config.json")));
            for (Map.Entry<String, TensorEntry> e : new TreeMap<>(file.entries()).entrySet()) {
                TensorEntry t = e.getValue();
                digest.update((t.name() + t.type() + t.shape()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                var bytes = file.bytes(t.name());
                int length = bytes.remaining();
                int some = Math.min(SAMPLE, length);
                digest.update(bytes.slice(0, some));
                digest.update(bytes.slice((length - some) / 2, some));
                digest.update(bytes.slice(length - some, some));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new LlamaException("cannot read the weights in " + folder + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
