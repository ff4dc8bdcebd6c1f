package org.readingroom.llama.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Decoding;
import org.readingroom.llama.Golden;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.Precision;
import org.readingroom.llama.model.TinyModel;
import org.readingroom.llama.model.TokenBatch;
import org.readingroom.llama.model.Variant;
import org.readingroom.torch.TensorScope;

/** Tokens of the tiny model against transformers' own, alone and in batches. */
class GeneratorTest {
    private static final Set<Integer> NO_END = Set.of();
    private static final Decoding EIGHT = new Decoding(0, 1, 0, 0, 8);

    @TempDir
    Path folder;

    private interface Use {
        void with(LlamaModel model, List<EncodedImages> images);
    }

    private void model(Use use) {
        try (LlamaModel model = TinyModel.open(folder, Precision.FP32, Variant.DEFAULT)) {
            TinyModel.RUNTIME.run(() -> {
                List<ImageTiles> one = TinyModel.images(0);
                List<ImageTiles> two = TinyModel.images(1);
                try (EncodedImages first = model.encode(one, Monitor.NONE);
                        EncodedImages second = model.encode(two, Monitor.NONE)) {
                    use.with(model, List.of(first, second));
                }
            });
        }
    }

    private static long[] generate(LlamaModel model, long[] prompt, EncodedImages images) {
        return new Generator(model, NO_END)
                .generate(
                        List.of(prompt),
                        List.of(images),
                        EIGHT,
                        new long[1],
                        Optional.empty(),
                        Generator.Watcher.NONE,
                        Monitor.NONE)
                .get(0)
                .ids();
    }

    private static long[] uncached(LlamaModel model, long[] prompt, EncodedImages images) {
        long[] all = prompt;
        for (int n = 0; n < 8; n++) {
            try (Passage passage = model.passage(TokenBatch.left(List.of(all), 0), List.of(images), 0);
                    TensorScope scope = TinyModel.RUNTIME.scope()) {
                float[] logits = passage.nextLogits(passage.begin(scope, Monitor.NONE, (i, x) -> {}))[0];
                int best = 0;
                for (int i = 0; i < logits.length; i++) {
                    best = logits[i] > logits[best] ? i : best;
                }
                all = Arrays.copyOf(all, all.length + 1);
                all[all.length - 1] = best;
            }
        }
        return Arrays.copyOfRange(all, prompt.length, all.length);
    }

    @Test
    void greedyTokensAreTransformersWithAndWithoutCache() {
        long[] theirs = Golden.of("golden_forward.safetensors").longs("A.greedy_tokens");
        model((model, images) -> {
            // The pack's prompt is the first six tokens of the first sample, with its one image.
            long[] prompt = Arrays.copyOf(TinyModel.tokens(0), 6);
            try (EncodedImages image = model.encode(TinyModel.images(0).subList(0, 1), Monitor.NONE)) {
                assertArrayEquals(theirs, generate(model, prompt, image));
                assertArrayEquals(theirs, uncached(model, prompt, image));
            }
        });
    }

    @Test
    void aBatchOfDifferentLengthsAndTilesSaysWhatEachSaysAlone() {
        model((model, images) -> {
            List<GeneratedText> both = new Generator(model, NO_END)
                    .generate(
                            List.of(TinyModel.tokens(0), TinyModel.tokens(1)),
                            images,
                            EIGHT,
                            new long[2],
                            Optional.empty(),
                            Generator.Watcher.NONE,
                            Monitor.NONE);
            for (int i = 0; i < 2; i++) {
                assertArrayEquals(
                        generate(model, TinyModel.tokens(i), images.get(i)),
                        both.get(i).ids());
            }
        });
    }

    @Test
    void continuationsOfOneTokenAndOfMoreAgree() {
        model((model, images) -> {
            long[] prompt = TinyModel.tokens(1);
            long[] a = with(prompt, 5);
            long[] b = with(prompt, 9);
            Continuations score = new Continuations(model);
            double[] single = score.score(List.of(a, b), List.of(images.get(1)), Monitor.NONE);
            double[] longer =
                    score.score(List.of(with(a, 7), with(a, 8), with(b, 3)), List.of(images.get(1)), Monitor.NONE);
            double after = score.score(List.of(with(a, 7), with(a, 8)), List.of(images.get(1)), Monitor.NONE)[0];
            assertEquals(single[0] + after, longer[0], 1e-5);
        });
    }

    private static long[] with(long[] tokens, long next) {
        long[] all = Arrays.copyOf(tokens, tokens.length + 1);
        all[tokens.length] = next;
        return all;
    }
}
