package org.readingroom.openai.internal;

import java.util.Arrays;
import java.util.Set;

/** What serves a model, and what it can be asked for. */
enum ServerKind {
    OLLAMA("ollama", Set.of("json-schema"), Scoring.NONE, true, false),
    VLLM("vllm", Set.of("regex", "json-schema", "choices"), Scoring.PROMPT, true, true),
    LLAMA_CPP("llama.cpp", Set.of("regex", "json-schema", "choices"), Scoring.TOP_TOKENS, true, true),
    LLAMA_CPP_PYTHON("llama-cpp-python", Set.of("regex", "json-schema", "choices"), Scoring.NONE, true, true),
    TRANSFORMERS("transformers", Set.of(), Scoring.NONE, false, false),
    OTHER("other", Set.of("json-schema"), Scoring.NONE, true, false);

    /** How a given continuation is scored. */
    enum Scoring {
        /** Not at all: an answer cannot be begun for the model, or no probabilities are given. */
        NONE,
        /** By the probabilities of the tokens of the prompt, the continuation among them: exact for any text. */
        PROMPT,
        /** By the likeliest next tokens after an answer that is begun: for continuations of one token. */
        TOP_TOKENS
    }

    private final String word;
    private final Set<String> constraints;
    private final Scoring scoring;
    private final boolean logProbabilities;
    private final boolean samplers;

    ServerKind(String word, Set<String> constraints, Scoring scoring, boolean logProbabilities, boolean samplers) {
        this.word = word;
        this.constraints = constraints;
        this.scoring = scoring;
        this.logProbabilities = logProbabilities;
        this.samplers = samplers;
    }

    static ServerKind of(String word) {
        return Arrays.stream(values())
                .filter(k -> k.word.equals(word))
                .findFirst()
                .orElse(OTHER);
    }

    /** As a study writes it. */
    String word() {
        return word;
    }

    /** Kinds of constraint it obeys. */
    Set<String> constraints() {
        return constraints;
    }

    Scoring scoring() {
        return scoring;
    }

    /** Whether it gives log-probabilities of its tokens. */
    boolean logProbabilities() {
        return logProbabilities;
    }

    /** Whether it takes top-k, min-p and the repetition penalty, and has to be told that there is none. */
    boolean samplers() {
        return samplers;
    }
}
