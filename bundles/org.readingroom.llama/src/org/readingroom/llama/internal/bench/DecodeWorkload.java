package org.readingroom.llama.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Decoding;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.llama.generate.GeneratedText;
import org.readingroom.llama.generate.Generator;
import org.readingroom.llama.model.LlamaModel;

/** Tokens written greedily after a short prompt. */
final class DecodeWorkload implements Workload {
    private static final int PROMPT = 16;
    private static final int TOKENS = 128;

    private final BenchModel owner;
    private final int batch;
    private List<GeneratedText> texts = List.of();

    DecodeWorkload(BenchModel owner, int batch) {
        this.owner = owner;
        this.batch = batch;
    }

    @Override
    public String title() {
        return "writing " + TOKENS + " tokens after " + PROMPT + ", " + batch + " at once, " + BenchModel.THREADS
                + " threads";
    }

    @Override
    public double goal() {
        return 0.8;
    }

    @Override
    public int warmUp() {
        return 2;
    }

    @Override
    public Map<String, Object> request() {
        return owner.request("decode", batch, PROMPT, TOKENS);
    }

    @Override
    public void repeat() {
        LlamaModel model = owner.model();
        List<long[]> prompts = owner.prompts(batch, PROMPT);
        texts = model.runtime().call(() -> new Generator(model, Set.of())
                .generate(
                        prompts,
                        List.of(),
                        new Decoding(0, 1, 0, 0, TOKENS),
                        new long[batch],
                        Optional.empty(),
                        Generator.Watcher.NONE,
                        Monitor.NONE));
    }

    @Override
    public Agreement check(JsonNode values) {
        return Tokens.same(texts, values);
    }
}
