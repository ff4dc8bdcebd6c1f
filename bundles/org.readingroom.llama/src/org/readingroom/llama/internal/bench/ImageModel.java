package org.readingroom.llama.internal.bench;

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
                RandomLlama.SIDE,
                "length",
                PROMPT,
                "tokens",
                tokens,
                "prompts",
                prompts,
                "threads",
                BenchModel.THREADS);
    }

    EncodedImages encode() {
        int side = RandomLlama.SIDE;
        float[] values = new float[3 * side * side];
        for (int i = 0; i < values.length; i++) {
            values[i] = 7L * i % 255 / 127.5f - 1;
        }
        ImageTiles image = new ImageTiles(new Canvas(1, 1, 1, side, side), values, side);
        return model().encode(List.of(image), Monitor.NONE);
    }

    /** Greedy answers to some prompts about one image. */
    List<GeneratedText> answers(EncodedImages image, int prompts, int tokens) {
        List<long[]> all =
                LongStream.range(0, prompts).mapToObj(ImageModel::prompt).toList();
        List<EncodedImages> images = all.stream().map(p -> image).toList();
        return new Generator(model(), Set.of())
                .generate(
                        all,
                        images,
                        new Decoding(0, 1, 0, 0, tokens),
                        new long[prompts],
                        Optional.empty(),
                        Generator.Watcher.NONE,
                        Monitor.NONE);
    }

    private static long[] prompt(long row) {
        long[] ids = LongStream.range(0, PROMPT)
                .map(i -> (7 * i * i + 131 * i + 1009 * row + 3) % RandomLlama.IMAGE)
                .toArray();
        ids[0] = 1;
        ids[1] = RandomLlama.IMAGE;
        return ids;
    }
}
