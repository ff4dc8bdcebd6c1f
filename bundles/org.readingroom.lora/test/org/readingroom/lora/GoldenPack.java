package org.readingroom.lora;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.llama.config.ConfigReader;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.image.Canvas;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.lora.train.TrainingImage;
import org.readingroom.lora.train.TrainingRow;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchRuntime;
import org.readingroom.torch.TorchSettings;

/** The golden pack beside the Llama's tests: a tiny model, inputs, gradients and a training of reference. */
public final class GoldenPack {
    /** One thread: results are the same bit by bit. */
    public static final TorchRuntime RUNTIME = TorchRuntime.open(new TorchSettings("cpu", 1));

    /** What the pack's adapter is. */
    public static final AdapterSettings SETTINGS = AdapterSettings.of(4, 4, true, true);

    private static final Path FOLDER =
            root().resolve("bundles/org.readingroom.llama/test/org/readingroom/llama/golden");
    private static final int SLOTS = 2;
    private static final int LENGTH = 12;

    private GoldenPack() {}

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        return at;
    }

    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    public static LlamaConfig config() {
        try {
            return ConfigReader.read(Files.readString(file("config.json")));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static LlamaModel open(Precision precision, Variant variant) {
        try (Safetensors weights = Safetensors.open(file("model.safetensors"))) {
            return LlamaModel.load(config(), weights, precision, variant, RUNTIME, Monitor.NONE);
        }
    }

    public static LlamaModel open(Precision precision) {
        return open(precision, Variant.DEFAULT);
    }

    /** A tensor's values. */
    public static float[] floats(String file, String name) {
        try (Safetensors tensors = Safetensors.open(file(file))) {
            return tensors.floats(name);
        }
    }

    private static long[] longs(String name) {
        try (Safetensors tensors = Safetensors.open(file("inputs.safetensors"))) {
            java.nio.LongBuffer buffer = tensors.bytes(name).asLongBuffer();
            long[] all = new long[buffer.remaining()];
            buffer.get(all);
            return all;
        }
    }

    /**
     * The module within of one in the pack's files: {@code model.language_model.layers.0...} as transformers has it.
     */
    public static String module(String stored) {
        return stored.replaceFirst("^model\\.language_model\\.", "language_model.model.")
                .replaceFirst("^model\\.vision_model\\.", "vision_model.");
    }

    /** The matrices in one of the pack's adapter files. */
    public static Map<String, LowRank> adapter(String file) {
        Map<String, LowRank> all = new LinkedHashMap<>();
        try (Safetensors tensors = Safetensors.open(file(file))) {
            for (String name : tensors.names()) {
                if (name.endsWith(".lora_A.weight")) {
                    String stored =
                            name.replaceFirst("^base_model\\.model\\.", "").replaceFirst("\\.lora_A.*", "");
                    float[] a = tensors.floats(name);
                    float[] b = tensors.floats(name.replace(".lora_A.", ".lora_B."));
                    all.put(module(stored), new LowRank(a, b, SETTINGS.r(), SETTINGS.scale()));
                }
            }
        }
        return all;
    }

    /** The pack's adapter, or one that begins where it does but with other targets. */
    public static LoraWeights weights(String file) {
        Map<String, LowRank> numbers = adapter(file);
        return LoraWeights.of(AdapterTargets.of(config(), numbers.keySet()), SETTINGS, numbers, RUNTIME);
    }

    /** A sample of the pack, with both places for images. */
    public static TrainingRow row(int sample) {
        long[] real = Arrays.copyOfRange(longs("attention_mask"), sample * LENGTH, (sample + 1) * LENGTH);
        int length = (int) Arrays.stream(real).sum();
        return new TrainingRow(
                Arrays.copyOfRange(longs("input_ids"), sample * LENGTH, sample * LENGTH + length),
                Arrays.copyOfRange(longs("labels"), sample * LENGTH, sample * LENGTH + length),
                images(sample));
    }

    private static List<TrainingImage> images(int sample) {
        LlamaConfig config = config();
        long[] ids = longs("aspect_ratio_ids");
        float[] pixels = floats("inputs.safetensors", "pixel_values");
        int each = pixels.length / ids.length;
        List<TrainingImage> images = new ArrayList<>();
        for (int i = sample * SLOTS; i < (sample + 1) * SLOTS; i++) {
            if (ids[i] == 0) {
                images.add(TrainingImage.absent());
                continue;
            }
            List<Integer> ratio = config.vision().orElseThrow().ratios().get((int) ids[i] - 1);
            ImageTiles tiles = new ImageTiles(
                    new Canvas((int) ids[i], ratio.get(0), ratio.get(1), 28, 28),
                    Arrays.copyOfRange(pixels, i * each, (i + 1) * each),
                    28);
            images.add(TrainingImage.of("image " + i, () -> tiles));
        }
        return images;
    }
}
