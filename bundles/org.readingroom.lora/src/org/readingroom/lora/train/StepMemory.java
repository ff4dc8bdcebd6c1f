package org.readingroom.lora.train;

import java.util.Arrays;
import org.readingroom.llama.config.LlamaConfig;
import org.readingroom.llama.config.TextConfig;
import org.readingroom.llama.config.VisionConfig;
import org.readingroom.llama.config.WeightShapes;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.WeightLoader;
import org.readingroom.llama.quant.Nf4;
import org.readingroom.lora.AdapterTargets;
import org.readingroom.lora.train.TuningOptions.Keeping;
import org.readingroom.lora.train.TuningOptions.OptimizerKind;

/**
 * The bytes of tensors that a step of training an adapter needs at its fullest moment, by arithmetic over the model's sizes.
 * What PyTorch, Java or a driver hold besides comes on top: about {@value #CUDA} bytes on a CUDA device.
 *
 * @param weights of the model
 * @param adapter its matrices, their gradients and the optimiser's state
 * @param kept what is kept between the way forward and the way back
 * @param layer the graph of the largest layer while it is gone back through, weights in 4 bits as they are computed with
 *     among it; none where everything is kept
 * @param images states of the images of a micro-batch and their keys and values
 * @param loss logits of the tokens that are learnt, and their gradients
 */
public record StepMemory(long weights, long adapter, long kept, long layer, long images, long loss) {
    /** What a CUDA device holds besides: its context, and what its allocator cannot use. */
    public static final long CUDA = 2L << 30;

    /**
     * A micro-batch.
     *
     * @param rows how many
     * @param tokens of each
     * @param images of each
     * @param learnt tokens of each that are learnt
     */
    public record Batch(int rows, int tokens, int images, int learnt) {}

    /** Largest number of rows of the logits that are there at a time. */
    private static final int LOGIT_ROWS = 512;

    /** Values of a layer that its way back needs, for each token: so many times its width, and that of its MLP. */
    private static final int SAVED_STATES = 12;

    private static final int SAVED_INNER = 5;

    /** Gradients that are there beside them at the fullest moment. */
    private static final int FLOWING_STATES = 3;

    private static final int FLOWING_INNER = 3;

    /** The forecast of a training. */
    public static StepMemory of(
            LlamaConfig config,
            Precision precision,
            AdapterTargets targets,
            int r,
            TuningOptions options,
            Batch batch) {
        long number = precision.bytes();
        TextConfig t = config.text();
        long tokens = (long) batch.rows() * batch.tokens();
        long state = options.optimizer() == OptimizerKind.ADAMW_8BIT ? 2 : 2L * Float.BYTES;
        long saved = tokens * ((long) SAVED_STATES * t.hidden() + (long) SAVED_INNER * t.intermediate()) * number;
        long flowing = tokens * ((long) FLOWING_STATES * t.hidden() + (long) FLOWING_INNER * t.intermediate()) * number;
        long unpacked = precision.quantised() ? layerWeights(t) * number : 0;
        long vision = targets.vision() ? vision(config, batch, options.keeping()) * number : 0;
        boolean all = options.keeping() == Keeping.ALL;
        long inputs = options.keeping() == Keeping.LAYERS ? tokens * t.hidden() * (t.layers() + 1) * number : 0;
        long graph = saved + unpacked;
        return new StepMemory(
                weights(config, precision),
                targets.parameters(r) * (2 * Float.BYTES + state),
                vision + (all ? graph * t.layers() : inputs),
                flowing + (all ? 0 : graph),
                images(config, batch) * number,
                loss(t, batch));
    }

    /** Bytes of a model's weights in a precision. */
    public static long weights(LlamaConfig config, Precision precision) {
        long all = 0;
        for (var entry : WeightShapes.of(config).entrySet()) {
            long size = Arrays.stream(entry.getValue()).reduce(1, Math::multiplyExact);
            boolean packed = precision.quantised() && WeightLoader.linear(entry.getKey()) && size % Nf4.BLOCK == 0;
            all += packed ? size / 2 + size / Nf4.BLOCK * Float.BYTES : size * precision.bytes();
        }
        return all;
    }

    private static long layerWeights(TextConfig t) {
        long hidden = t.hidden();
        long keys = (long) t.keyValueHeads() * t.headWidth();
        return 2 * hidden * t.heads() * t.headWidth() + 2 * hidden * keys + 3 * hidden * t.intermediate();
    }

    /** Numbers: the states of all image tokens twice, as they are kept and as rows look at them; keys and values of a layer. */
    private static long images(LlamaConfig config, Batch batch) {
        if (config.vision().isEmpty()) {
            return 0;
        }
        VisionConfig v = config.vision().get();
        TextConfig t = config.text();
        long tokens = (long) batch.rows() * batch.images() * v.maxTiles() * v.patches();
        return tokens * (2L * t.hidden() + 6L * t.keyValueHeads() * t.headWidth());
    }

    private static long vision(LlamaConfig config, Batch batch, Keeping keeping) {
        if (config.vision().isEmpty()) {
            return 0;
        }
        VisionConfig v = config.vision().get();
        long tokens = (long) batch.rows() * batch.images() * v.maxTiles() * v.paddedPatches();
        long graph = (long) SAVED_STATES * v.hidden() + (long) SAVED_INNER * v.intermediate();
        long layers = v.layers() + v.globalLayers();
        return tokens
                * switch (keeping) {
                    case ALL -> graph * layers;
                    case LAYERS -> v.hidden() * layers + graph;
                    case LAYERS_ON_HOST -> graph;
                };
    }

    private static long loss(TextConfig t, Batch batch) {
        return 3L * Math.min(LOGIT_ROWS, (long) batch.rows() * batch.learnt()) * t.vocabulary() * Float.BYTES;
    }

    /** All of it. */
    public long total() {
        return weights + adapter + kept + layer + images + loss;
    }
}
