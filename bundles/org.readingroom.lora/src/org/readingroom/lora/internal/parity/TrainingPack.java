package org.readingroom.lora.internal.parity;

import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.llama.ModelFolder;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.WeightNames;
import org.readingroom.llama.image.Canvas;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.LowRank;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.Variant;
import org.readingroom.lora.AdapterSettings;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.LoraWeights;
import org.readingroom.lora.train.TrainingImage;
import org.readingroom.lora.train.TrainingRow;
import org.readingroom.torch.Safetensors;
import org.readingroom.torch.TorchRuntime;

/** A pack's samples as rows of a training, and its adapters, whose alpha is their rank. */
final class TrainingPack {
    static final String ADAPTER = "adapter_model.safetensors";
    private static final String INPUTS = "inputs.safetensors";
    private static final String BEFORE = "base_model.model.";
    private static final String A = ".lora_A.weight";

    private final Path folder;
    private final LlamaConfig config;

    TrainingPack(Path folder) {
        this.folder = folder;
        this.config = ModelFolder.open(folder).config();
    }

    boolean has(String... names) {
        return Arrays.stream(names).allMatch(n -> Files.isRegularFile(folder.resolve(n)));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Its model, in the variant that Llama was trained as. */
    LlamaModel model(TorchRuntime runtime) {
        try (Safetensors weights = Safetensors.open(folder)) {
            return LlamaModel.load(config, weights, Precision.FP32, Variant.DEFAULT, runtime, Monitor.NONE);
        }
    }

    /** The matrices of an adapter file, by module. */
    Map<String, LowRank> numbers(String name) {
        Map<String, LowRank> all = new LinkedHashMap<>();
        try (Safetensors file = Safetensors.open(folder.resolve(name))) {
            for (String tensor : file.names()) {
                if (tensor.endsWith(A)) {
                    int rank = (int) file.entry(tensor).extents()[0];
                    float[] b = file.floats(tensor.replace(A, ".lora_B.weight"));
                    String stored = tensor.substring(tensor.startsWith(BEFORE) ? BEFORE.length() : 0);
                    all.put(module(stored.replace(A, "")), new LowRank(file.floats(tensor), b, rank, 1));
                }
            }
        }
        return all;
    }

    /** The name within of a module. */
    String module(String stored) {
        return WeightNames.canonical(stored, config.vision().isPresent());
    }

    /** An adapter that is trained from a file's matrices. */
    LoraWeights adapter(String name, TorchRuntime runtime) {
        Map<String, LowRank> numbers = numbers(name);
        int rank = numbers.values().iterator().next().rank();
        AdapterSettings settings = AdapterSettings.of(rank, rank, true, true);
        return LoraWeights.of(AdapterTargets.of(config, numbers.keySet()), settings, numbers, runtime);
    }

    /** Its samples. */
    List<TrainingRow> rows() {
        List<TrainingRow> rows = new ArrayList<>();
        try (Safetensors file = Safetensors.open(folder.resolve(INPUTS))) {
            int samples = (int) file.entry("input_ids").extents()[0];
            long[] ids = longs(file, "input_ids");
            long[] real = longs(file, "attention_mask");
            long[] labels = longs(file, "labels");
            int length = ids.length / samples;
            for (int s = 0; s < samples; s++) {
                int from = s * length;
                int end = from + (int) Arrays.stream(real, from, from + length).sum();
                rows.add(new TrainingRow(
                        Arrays.copyOfRange(ids, from, end),
                        Arrays.copyOfRange(labels, from, end),
                        file.names().contains("pixel_values") ? images(file, s, samples) : List.of()));
            }
        }
        return rows;
    }

    private List<TrainingImage> images(Safetensors file, int sample, int samples) {
        long[] ids = longs(file, "aspect_ratio_ids");
        float[] pixels = file.floats("pixel_values");
        int count = ids.length / samples;
        int each = pixels.length / ids.length;
        int side = config.vision().orElseThrow().imageSize();
        List<TrainingImage> images = new ArrayList<>();
        for (int i = sample * count; i < (sample + 1) * count; i++) {
            if (ids[i] == 0) {
                images.add(TrainingImage.absent());
                continue;
            }
            List<Integer> ratio = config.vision().orElseThrow().ratios().get((int) ids[i] - 1);
            Canvas canvas = new Canvas((int) ids[i], ratio.get(0), ratio.get(1), side, side);
            ImageTiles tiles = new ImageTiles(canvas, Arrays.copyOfRange(pixels, i * each, (i + 1) * each), side);
            images.add(TrainingImage.of("image " + i, () -> tiles));
        }
        return images;
    }

    private static long[] longs(Safetensors file, String name) {
        LongBuffer buffer = file.bytes(name).asLongBuffer();
        long[] all = new long[buffer.remaining()];
        buffer.get(all);
        return all;
    }
}
