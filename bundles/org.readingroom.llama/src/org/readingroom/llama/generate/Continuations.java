package org.readingroom.llama.generate;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readingroom.api.Monitor;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.TokenBatch;
import org.readingroom.torch.TensorScope;

/**
 * The log-probability of given texts after a prompt: teacher forcing.
 *
 * <p>A text may change how the end of the prompt falls into tokens; so each is given as the tokens of prompt and text
 * together, and what they all begin with is the condition: log P(text) is the sum over the tokens after that. The condition
 * is run once, and where each text is one more token, nothing else is.
 */
public final class Continuations {
    private final LlamaModel model;

    public Continuations(LlamaModel model) {
        this.model = model;
    }

    /**
     * Scores texts.
     *
     * @param whole prompt and text of each, as tokens, beginning alike
     * @param images of the prompt; empty where there are none
     * @return natural logarithms, one a text
     */
    public double[] score(List<long[]> whole, List<EncodedImages> images, Monitor monitor) {
        int shared = shared(whole);
        boolean single = whole.stream().allMatch(w -> w.length == shared + 1);
        return single ? next(whole, shared, images, monitor) : forced(whole, shared, images, monitor);
    }

    /** How many tokens all begin with; at least one is left of each. */
    private static int shared(List<long[]> whole) {
        int shared = whole.stream().mapToInt(w -> w.length - 1).min().orElseThrow();
        for (long[] w : whole) {
            int differs = Arrays.mismatch(w, 0, shared, whole.get(0), 0, shared);
            shared = differs < 0 ? shared : differs;
        }
        return shared;
    }

    private double[] next(List<long[]> whole, int shared, List<EncodedImages> images, Monitor monitor) {
        TokenBatch batch = TokenBatch.left(List.of(Arrays.copyOf(whole.get(0), shared)), 0);
        try (Passage passage = model.passage(batch, images, 0);
                TensorScope scope = model.runtime().scope()) {
            float[] logits = passage.nextLogits(passage.begin(scope, monitor, (i, x) -> {}))[0];
            return whole.stream()
                    .mapToDouble(w -> TokenChoice.logProbability(logits, (int) w[shared]))
                    .toArray();
        }
    }

    private double[] forced(List<long[]> whole, int shared, List<EncodedImages> images, Monitor monitor) {
        TokenBatch batch = TokenBatch.right(whole, model.config().text().padToken());
        List<EncodedImages> each = new ArrayList<>();
        whole.forEach(w -> each.addAll(images));
        try (Passage passage = model.passage(batch, each, 0);
                TensorScope scope = model.runtime().scope()) {
            NDArray states = passage.begin(scope, monitor, (i, x) -> {});
            float[][][] logits = passage.rows(states, shared - 1, batch.length() - shared);
            double[] scores = new double[whole.size()];
            for (int b = 0; b < scores.length; b++) {
                long[] own = whole.get(b);
                for (int t = shared; t < own.length; t++) {
                    scores[b] += TokenChoice.logProbability(logits[t - shared][b], (int) own[t]);
                }
            }
            return scores;
        }
    }
}
