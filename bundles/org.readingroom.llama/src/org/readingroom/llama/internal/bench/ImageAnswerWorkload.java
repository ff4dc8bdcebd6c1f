package org.readingroom.llama.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.llama.generate.GeneratedText;
import org.readingroom.llama.model.EncodedImages;

/** Tokens written greedily about an image that was encoded before. */
final class ImageAnswerWorkload implements Workload {
    private static final int TOKENS = 64;

    private final ImageModel owner;
    private EncodedImages image;
    private List<GeneratedText> texts = List.of();

    ImageAnswerWorkload(ImageModel owner) {
        this.owner = owner;
    }

    @Override
    public String title() {
        return "writing " + TOKENS + " tokens about an encoded image, " + BenchModel.THREADS + " threads";
    }

    @Override
    public double goal() {
        return 0.8;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        return owner.request("image_decode", TOKENS, 1);
    }

    @Override
    public void repeat() {
        texts = owner.model().runtime().call(() -> {
            image = image == null ? owner.encode() : image;
            return owner.answers(image, 1, TOKENS);
        });
    }

    @Override
    public Agreement check(JsonNode values) {
        return Tokens.same(texts, values);
    }
}
