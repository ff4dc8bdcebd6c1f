package org.readingroom.llama.generate;

import java.util.List;

/**
 * What a sequence became.
 *
 * @param tokens the ids written, the one that ended it left out
 * @param logProbabilities of each under the model
 * @param ended whether the model ended it; else the limit did
 */
public record GeneratedText(List<Integer> tokens, List<Double> logProbabilities, boolean ended) {
    public GeneratedText {
        tokens = List.copyOf(tokens);
        logProbabilities = List.copyOf(logProbabilities);
    }

    /** The ids. */
    public long[] ids() {
        return tokens.stream().mapToLong(Integer::longValue).toArray();
    }
}
