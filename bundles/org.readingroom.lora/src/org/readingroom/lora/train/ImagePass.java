package org.readingroom.lora.train;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Variant;
import org.readingroom.torch.TensorScope;

/** From the images of a batch to what its rows look at. An image that several rows have is computed once. */
final class ImagePass {
    private final LlamaModel model;
    private final Functions functions;
    private final ImageEncoder encoder;

    ImagePass(LlamaModel model, Functions functions, ImageEncoder encoder) {
        this.model = model;
        this.functions = functions;
        this.encoder = encoder;
    }

    /** Runs the images of a batch, which has some. */
    RowImages run(Tape tape, RowBatch batch, TensorScope batchScope, Monitor monitor) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<TrainingImage> unique = new ArrayList<>();
        int[][] each = new int[batch.size()][];
        for (int b = 0; b < each.length; b++) {
            each[b] = batch.images(b).stream()
                    .mapToInt(image -> numbers.computeIfAbsent(image.key(), k -> {
                        unique.add(image);
                        return unique.size() - 1;
                    }))
                    .toArray();
        }
        ImageSet set = encoder.encode(tape, unique, batchScope, monitor);
        boolean blindMatter = model.variant().rowMask() != Variant.RowMask.ATTENTION_AND_MLP;
        RowTokens tokens = new RowTokens(model.config(), batch, set, each, blindMatter);
        NDArray index = batchScope.of(tokens.index(), tokens.index().length);
        Value states = tape.run(
                false,
                (in, into) -> functions.vision().call(into, "gather", in, index, batch.size()),
                set.states().toArray(Value[]::new));
        return new RowImages(
                states,
                tokens.open(),
                tokens.blind(),
                tokens.mask(model.casting(), functions, batchScope),
                model.casting().of(batchScope, tokens.seen(), batch.size(), batch.length(), 1));
    }
}
