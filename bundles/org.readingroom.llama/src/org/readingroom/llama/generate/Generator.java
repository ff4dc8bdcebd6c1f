package org.readingroom.llama.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Decoding;
import org.readingroom.grammar.GrammarState;
import org.readingroom.grammar.TokenMask;
import org.readingroom.llama.model.EncodedImages;
import org.readingroom.llama.model.LlamaModel;
import org.readingroom.llama.model.Passage;
import org.readingroom.llama.model.TokenBatch;
import org.readingroom.torch.TensorScope;

/**
 * Writes answers token by token, several sequences at once. A sequence's tokens do not depend on the others of its batch but
 * for rounding. Inside {@link org.readingroom.torch.TorchRuntime#call}.
 */
public final class Generator {
    private final LlamaModel model;
    private final Set<Integer> ends;

    /** @param ends the tokens that end an answer */
    public Generator(LlamaModel model, Set<Integer> ends) {
        this.model = model;
        this.ends = Set.copyOf(ends);
    }

    /** Is told each token as it is chosen. */
    public interface Watcher {
        /** Nobody. */
        Watcher NONE = (sequence, token) -> {};

        /** A token of a sequence. */
        void chosen(int sequence, int token);
    }

    /**
     * Generates.
     *
     * @param prompts token ids of each sequence
     * @param images of each sequence; empty where there are none
     * @param seeds of each sequence
     * @param grammar the texts allowed; empty for all
     */
    public List<GeneratedText> generate(
            List<long[]> prompts,
            List<EncodedImages> images,
            Decoding decoding,
            long[] seeds,
            Optional<AnswerGrammar> grammar,
            Watcher watcher,
            Monitor monitor) {
        List<Answering> answers = new ArrayList<>();
        for (long seed : seeds) {
            answers.add(new Answering(new TokenChoice(decoding, seed), grammar));
        }
        TokenBatch batch = TokenBatch.left(prompts, model.config().text().padToken());
        try (Passage passage = model.passage(batch, images, decoding.maxTokens());
                TensorScope scope = model.runtime().scope()) {
            float[][] logits = passage.nextLogits(passage.begin(scope, monitor, (i, x) -> {}));
            for (int n = 0; ; n++) {
                long[] next = choose(answers, logits, watcher);
                if (n + 1 >= decoding.maxTokens() || answers.stream().allMatch(a -> a.ended)) {
                    break;
                }
                try (TensorScope step = scope.inner()) {
                    logits = passage.nextLogits(passage.step(next, step, monitor));
                }
            }
        }
        return answers.stream().map(Answering::text).toList();
    }

    private long[] choose(List<Answering> answers, float[][] logits, Watcher watcher) {
        long[] next = new long[answers.size()];
        for (int b = 0; b < next.length; b++) {
            Answering a = answers.get(b);
            Optional<Integer> token = a.ended ? Optional.empty() : a.take(logits[b]);
            next[b] = token.orElse(model.config().text().padToken());
            final int sequence = b;
            token.ifPresent(t -> watcher.chosen(sequence, t));
        }
        return next;
    }

    /** One sequence while it is written. */
    private final class Answering {
        private final TokenChoice choice;
        private final Optional<AnswerGrammar> grammar;
        private final List<Integer> tokens = new ArrayList<>();
        private final List<Double> logProbabilities = new ArrayList<>();
        private Optional<GrammarState> state;
        private boolean ended;

        Answering(TokenChoice choice, Optional<AnswerGrammar> grammar) {
            this.choice = choice;
            this.grammar = grammar;
            this.state = grammar.map(AnswerGrammar::start);
        }

        /** Takes the next token; whether it is one of the answer's. */
        Optional<Integer> take(float[] logits) {
            Optional<TokenMask> allowed =
                    state.map(s -> grammar.orElseThrow().tokens().allowed(s));
            TokenChoice.Chosen chosen = choice.choose(logits, allowed);
            if (ends.contains(chosen.token())) {
                ended = true;
                return Optional.empty();
            }
            state = state.map(s -> grammar.orElseThrow().tokens().advance(s, chosen.token()));
            tokens.add(chosen.token());
            logProbabilities.add(chosen.logProbability());
            return Optional.of(chosen.token());
        }

        GeneratedText text() {
            return new GeneratedText(tokens, logProbabilities, ended);
        }
    }
}
