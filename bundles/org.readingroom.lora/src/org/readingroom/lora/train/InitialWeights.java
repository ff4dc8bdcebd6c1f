package org.readingroom.lora.train;

import java.nio.file.Path;
import java.util.Arrays;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.torch.SafetensorsWriter;
import org.readingroom.torch.WeightInit;

/**
 * Random weights of a model that is trained from nothing, the same for a seed on every machine.
 *
 * <p>Linear weights are normal with deviation 1 / sqrt(in), those that write into the residual stream with that over
 * sqrt(2 layers) (Radford et al. 2019); embeddings normal with deviation 0.02, the positions of patches with {@value #PLACES}, so
 * that they are not drowned by the patches' brightness, whose deviation is about as large; norms are 1, biases 0. Gates are
 * {@value #GATE}, not 0 as in published code: there images were added to a model that could read already, while here the
 * vision part has to learn from the first step.
 */
public final class InitialWeights {
    private static final double GATE = 0.5;
    private static final double DEVIATION = 0.02;
    private static final double PLACES = 0.5;

    private InitialWeights() {}

    /** Writes a weight file. */
    public static void write(LlamaConfig config, long seed, Path file) {
        WeightInit random = new WeightInit(seed);
        SafetensorsWriter writer = new SafetensorsWriter();
        WeightShapes.of(config).forEach((name, shape) -> writer.add(name, values(config, name, shape, random), shape));
        writer.write(file);
    }

    private static float[] values(LlamaConfig config, String name, long[] shape, WeightInit random) {
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        if (name.matches(".*(gate|gate_attn|gate_ffn)")) {
            return filled(size, (float) GATE);
        }
        if (name.endsWith("gated_positional_embedding.embedding")) {
            return random.normal(name, PLACES, size);
        }
        if (name.endsWith(".bias")) {
            return filled(size, 0);
        }
        if (name.matches(".*(norm|layernorm\\w*)\\.weight")) {
            return filled(size, 1);
        }
        if (name.contains("embedding") && !name.contains("patch") || name.contains("embed_tokens")) {
            return random.normal(name, DEVIATION, size);
        }
        double deviation = WeightInit.bound(shape);
        boolean residual = name.matches(".*(o_proj|down_proj|fc2)\\.weight");
        return random.normal(name, residual ? deviation / Math.sqrt(2 * layers(config, name)) : deviation, size);
    }

    private static int layers(LlamaConfig config, String name) {
        return name.startsWith("vision_model.")
                ? config.vision().orElseThrow().layers()
                        + config.vision().orElseThrow().globalLayers()
                : config.text().layers();
    }

    private static float[] filled(int size, float value) {
        float[] values = new float[size];
        Arrays.fill(values, value);
        return values;
    }
}
