package org.readingroom.llama.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readingroom.api.Monitor;
import org.readingroom.llama.Golden;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.image.Canvas;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** The golden pack's model and inputs, for tests. */
public final class TinyModel {
    /** One thread: results are the same bit by bit. */
    public static final TorchRuntime RUNTIME = TorchRuntime.open(new TorchSettings("cpu", 1));

    public static final LlamaConfig CONFIG = ConfigReader.read(new String(Golden.resource("config.json")));

    private static final Golden INPUTS = Golden.of("inputs.safetensors");

    private TinyModel() {}

    public static LlamaModel open(Path folder, Precision precision, Variant variant) {
        try {
            Path file = folder.resolve("model.safetensors");
            Files.write(file, Golden.resource("model.safetensors"));
            try (Safetensors weights = Safetensors.open(file)) {
                return LlamaModel.load(CONFIG, weights, precision, variant, RUNTIME, Monitor.NONE);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The images of a sample: tiles by aspect ratio id; id 0 is no image. */
    public static List<ImageTiles> images(int sample) {
        float[] all = INPUTS.floats("pixel_values");
        long[] ids = INPUTS.longs("aspect_ratio_ids");
        int each = 4 * 3 * 28 * 28;
        List<ImageTiles> images = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int at = sample * 2 + i;
            int id = (int) ids[at];
            List<Integer> ratio = id == 0
                    ? List.of(1, 1)
                    : CONFIG.vision().orElseThrow().ratios().get(id - 1);
            images.add(new ImageTiles(
                    new Canvas(id, ratio.get(0), ratio.get(1), 28, 28),
                    Arrays.copyOfRange(all, at * each, (at + 1) * each),
                    28));
        }
        return images;
    }

    /** Both samples, padded at the right. */
    public static TokenBatch batch() {
        long[] ids = INPUTS.longs("input_ids");
        long[] real = INPUTS.longs("attention_mask");
        long[][] rows = new long[2][12];
        boolean[][] mask = new boolean[2][12];
        for (int i = 0; i < 24; i++) {
            rows[i / 12][i % 12] = ids[i];
            mask[i / 12][i % 12] = real[i] == 1;
        }
        return new TokenBatch(rows, mask);
    }

    /** The tokens of a sample, without padding. */
    public static long[] tokens(int sample) {
        TokenBatch batch = batch();
        int length = 0;
        for (boolean r : batch.real()[sample]) {
            length += r ? 1 : 0;
        }
        return Arrays.copyOf(batch.ids()[sample], length);
    }
}
