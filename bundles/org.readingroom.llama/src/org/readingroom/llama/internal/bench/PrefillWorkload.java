package org.readingroom.llama.internal.bench;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.TokenBatch;
import org.readingroom.torch.TensorScope;

/** Prompts taken in, up to the logits that follow them. */
final class PrefillWorkload implements Workload {
    private static final int TOKENS = 512;
    private static final double TOLERANCE = 1e-3;

    private final BenchModel owner;
    private final int batch;
    private float[][] logits;

    PrefillWorkload(BenchModel owner, int batch) {
        this.owner = owner;
        this.batch = batch;
    }

    @Override
    public String title() {
        return "taking in " + TOKENS + " tokens, " + batch + " at once, " + BenchModel.THREADS + " threads";
    }

    @Override
    public double goal() {
        return 1.0;
    }

    @Override
    public int warmUp() {
        return 3;
    }

    @Override
    public Map<String, Object> request() {
        return owner.request("prefill", batch, TOKENS, 0);
    }

    @Override
    public void repeat() {
        LlamaModel model = owner.model();
        List<long[]> prompts = owner.prompts(batch, TOKENS);
        logits = model.runtime().call(() -> {
            try (Passage passage = model.passage(TokenBatch.left(prompts, 0), List.of(), 1);
                    TensorScope scope = model.runtime().scope()) {
                NDArray states = passage.begin(scope, Monitor.NONE, (i, x) -> {});
                return passage.nextLogits(states);
            }
        });
    }

    @Override
    public Agreement check(JsonNode values) {
        double worst = values.size() == batch ? 0 : Double.POSITIVE_INFINITY;
        int count = 0;
        for (int b = 0; b < Math.min(batch, values.size()); b++) {
            for (int i = 0; i < values.get(b).size(); i++) {
                worst = Math.max(worst, Math.abs(values.get(b).get(i).asDouble() - logits[b][i]));
                count++;
            }
        }
        return new Agreement(
                count > 0 && worst <= TOLERANCE,
                String.format(Locale.ROOT, "%d logits, at most %.1e apart (allowed %.0e)", count, worst, TOLERANCE));
    }
}
