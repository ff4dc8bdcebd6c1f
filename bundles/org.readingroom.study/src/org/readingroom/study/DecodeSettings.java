package org.readingroom.study;

import org.readingroom.api.model.Decoding;
import org.readingroom.api.settings.Setting;

/** How a prompted model chooses tokens, and how often it is asked. */
public record DecodeSettings(
        @Setting(value = "0 is greedy.", def = "0", min = 0) double temperature,

        @Setting(value = "Keep the smallest set of tokens whose probability reaches this.", def = "1", min = 0, max = 1)
        double topP,

        @Setting(value = "Keep so many tokens; 0 keeps all.", def = "0", min = 0)
        int topK,

        @Setting(
                value = "Drop tokens under this share of the likeliest one's probability.",
                def = "0",
                min = 0,
                max = 1)
        double minP,

        @Setting(value = "At most so many new tokens.", def = "256", min = 1)
        int maxTokens,

        @Setting(value = "Ask the same so many times.", def = "1", min = 1)
        int repeats) {
    /** As a model takes it. */
    public Decoding decoding() {
        return new Decoding(temperature, topP, topK, minP, maxTokens);
    }
}
