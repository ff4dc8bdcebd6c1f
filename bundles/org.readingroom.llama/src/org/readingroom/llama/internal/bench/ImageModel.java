package org.readingroom.llama.internal.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Decoding;
import org.readingroom.llama.generate.GeneratedText;
import org.readingroom.llama.generate.Generator;
import org.readingroom.llama.image.Canvas;
import org.readingroom.llama.image.ImageTiles;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LlamaModel;

/** A random model that sees, with an image of one tile and prompts about it by formulas that the peer's script knows too. */
final class ImageModel {
    private static final int PROMPT = 16;

    private final BenchModel owner;

    ImageModel(BenchModel owner) {
        this.owner = owner;
    }

    LlamaModel model() {
        return owner.model();
    }

    /** What every request says. */
    Map<String, Object> request(String what, int tokens, int prompts) {
        return Map.of(
                "do",
                what,
                "model",
                owner.folder().toString(),
                "side",
                side(),
                "length",
                PROMPT,
                "tokens",
                tokens,
                "prompts",
                prompts,
                "threads",
                BenchModel.THREADS);
    }

    /** Of a tile, in pixels. */
    private int side() {
        return model().config().vision().orElseThrow().imageSize();
    }

    EncodedImages encode() {
        return encode(1);
    }

    /** So many times the same image. */
    EncodedImages encode(int images) {
        int side = side();
        int tile = 3 * side * side;
        float[] values = new float[model().config().vision().orElseThrow().maxTiles() * tile];
        for (int i = 0; i < tile; i++) {
            values[i] = 7L * i % 255 / 127.5f - 1;
        }
        ImageTiles image = new ImageTiles(new Canvas(1, 1, 1, side, side), values, side);
        return model().encode(Collections.nCopies(images, image), Monitor.NONE);
    }

    /** Greedy answers to some prompts about one image. */
    List<GeneratedText> answers(EncodedImages image, int prompts, int tokens) {
        return answers(Collections.nCopies(prompts, image), tokens);
    }

    /** A greedy answer about the images of each prompt. */
    List<GeneratedText> answers(List<EncodedImages> images, int tokens) {
        List<long[]> all = LongStream.range(0, images.size())
                .mapToObj(row -> prompt(row, images.get((int) row).tiles().length))
                .toList();
        return new Generator(model(), Set.of())
                .generate(
                        all,
                        images,
                        new Decoding(0, 1, 0, 0, tokens),
                        new long[images.size()],
                        Optional.empty(),
                        Generator.Watcher.NONE,
                        Monitor.NONE);
    }

    private long[] prompt(long row, int images) {
        long token = model().config().imageToken();
        long[] ids = LongStream.range(0, PROMPT)
                .map(i -> (7 * i * i + 131 * i + 1009 * row + 3) % token)
                .toArray();
        ids[0] = 1;
        Arrays.fill(ids, 1, 1 + images, token);
        return ids;
    }
}
