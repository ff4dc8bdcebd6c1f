package org.readingroom.api.model;

/**
 * How the next token is chosen.
 *
 * @param temperature 0 is greedy
 * @param topP keep the smallest set of tokens whose probability reaches this, over 0 to 1
 * @param topK keep this many tokens; 0 keeps all
 * @param minP drop tokens under this share of the most likely one's probability, 0 to 1
 * @param maxTokens at most so many new tokens, at least 1
 */
public record Decoding(double temperature, double topP, int topK, double minP, int maxTokens) {
    /** The most likely token each time, at most 256. */
    public static final Decoding GREEDY = new Decoding(0, 1, 0, 0, 256);

    public Decoding {
        if (!(temperature >= 0) || !(topP > 0 && topP <= 1) || topK < 0 || !(minP >= 0 && minP <= 1) || maxTokens < 1) {
            throw new ModelException("decoding out of range: temperature " + temperature + ", top-p " + topP
                    + ", top-k " + topK + ", min-p " + minP + ", max-tokens " + maxTokens);
        }
    }
}
