package org.readingroom.llama.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.llama.generate.GeneratedText;
import org.readingroom.llama.model.EncodedImages;

/** Four prompts about one image, encoding included; the peer is called four times, as its interface has it. */
final class ManyPromptsWorkload implements Workload {
    private static final int PROMPTS = 4;
    private static final int TOKENS = 8;

    private final ImageModel owner;
    private List<GeneratedText> texts = List.of();

    ManyPromptsWorkload(ImageModel owner) {
        this.owner = owner;
    }

    @Override
    public String title() {
        return PROMPTS + " prompts about one image, " + TOKENS + " tokens each, encoding included, "
                + BenchModel.THREADS + " threads";
    }

    @Override
    public double goal() {
        return 0.5;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        return owner.request("many_prompts", TOKENS, PROMPTS);
    }

    @Override
    public void repeat() {
        texts = owner.model().runtime().call(() -> {
            try (EncodedImages image = owner.encode()) {
                return owner.answers(image, PROMPTS, TOKENS);
            }
        });
    }

    @Override
    public Agreement check(JsonNode values) {
        return Tokens.same(texts, values);
    }
}
