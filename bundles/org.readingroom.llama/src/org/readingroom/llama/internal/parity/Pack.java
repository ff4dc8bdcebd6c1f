package org.readingroom.llama.internal.parity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.llama.LlamaException;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.image.Canvas;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.TokenBatch;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TensorEntry;

/**
 * A folder that holds a model, inputs for it and what another program made of them: {@code config.json},
 * {@code model.safetensors}, {@code inputs.safetensors} and files whose names begin with {@code golden_}.
 */
final class Pack implements AutoCloseable {
    static final String INPUTS = "inputs.safetensors";
    static final String FORWARD = "golden_forward.safetensors";

    private final ModelFolder folder;
    private final Map<String, Safetensors> open = new HashMap<>();

    private Pack(ModelFolder folder) {
        this.folder = folder;
    }

    static Pack open(Path path) {
        Pack pack = new Pack(ModelFolder.open(path));
        if (!pack.has(INPUTS) || !pack.has(FORWARD)) {
            throw new LlamaException(path + " has no " + (pack.has(INPUTS) ? FORWARD : INPUTS)
                    + "; a pack holds a model, inputs and what is expected of them");
        }
        return pack;
    }

    Path path() {
        return folder.path();
    }

    LlamaConfig config() {
        return folder.config();
    }

    boolean has(String file) {
        return Files.isRegularFile(path().resolve(file));
    }

    Safetensors file(String name) {
        return open.computeIfAbsent(name, n -> Safetensors.open(path().resolve(n)));
    }

    boolean has(String file, String tensor) {
        return has(file) && file(file).entries().containsKey(tensor);
    }

    long[] shape(String file, String tensor) {
        return file(file).entry(tensor).extents();
    }

    /** A tensor's numbers, of whatever type. */
    double[] numbers(String file, String tensor) {
        TensorEntry entry = file(file).entry(tensor);
        ByteBuffer bytes = file(file).bytes(tensor).order(ByteOrder.LITTLE_ENDIAN);
        double[] all = new double[Math.toIntExact(entry.size())];
        for (int i = 0; i < all.length; i++) {
            all[i] = switch (entry.elementType()) {
                case F64 -> bytes.getDouble(8 * i);
                case F32 -> bytes.getFloat(4 * i);
                case I64 -> bytes.getLong(8 * i);
                case I32 -> bytes.getInt(4 * i);
                case U8, BOOL -> bytes.get(i) & 0xff;
                default ->
                    throw new LlamaException(path().resolve(file) + ": tensor " + tensor + " is of type " + entry.type()
                            + "; a pack holds F64, F32, I64, I32, U8 and BOOL");
            };
        }
        return all;
    }

    float[] floats(String file, String tensor) {
        return file(file).floats(tensor);
    }

    byte[] bytes(String file, String tensor) {
        ByteBuffer buffer = file(file).bytes(tensor);
        byte[] all = new byte[buffer.remaining()];
        buffer.get(all);
        return all;
    }

    /** The token sequences as they were padded. */
    TokenBatch batch() {
        long[] shape = shape(INPUTS, "input_ids");
        double[] ids = numbers(INPUTS, "input_ids");
        double[] mask = numbers(INPUTS, "attention_mask");
        long[][] rows = new long[(int) shape[0]][(int) shape[1]];
        boolean[][] real = new boolean[rows.length][rows[0].length];
        for (int i = 0; i < ids.length; i++) {
            rows[i / rows[0].length][i % rows[0].length] = (long) ids[i];
            real[i / rows[0].length][i % rows[0].length] = mask[i] != 0;
        }
        return new TokenBatch(rows, real);
    }

    /** Whether its sequences come with images. */
    boolean seeing() {
        return has(INPUTS, "pixel_values");
    }

    /** The images of a sequence; where the pack has fewer of them than of another's, the last are empty. */
    List<ImageTiles> images(int sequence) {
        long[] shape = shape(INPUTS, "aspect_ratio_ids");
        double[] ids = numbers(INPUTS, "aspect_ratio_ids");
        float[] pixels = floats(INPUTS, "pixel_values");
        int count = (int) shape[1];
        int each = pixels.length / ids.length;
        List<List<Integer>> ratios = config().vision().orElseThrow().ratios();
        int side = config().vision().orElseThrow().imageSize();
        List<ImageTiles> images = new ArrayList<>();
        for (int at = sequence * count; at < (sequence + 1) * count; at++) {
            int id = (int) ids[at];
            List<Integer> ratio = id == 0 ? List.of(1, 1) : ratios.get(id - 1);
            images.add(new ImageTiles(
                    new Canvas(id, ratio.get(0), ratio.get(1), side, side),
                    Arrays.copyOfRange(pixels, at * each, (at + 1) * each),
                    side));
        }
        return images;
    }

    @Override
    public void close() {
        open.values().forEach(Safetensors::close);
    }
}
