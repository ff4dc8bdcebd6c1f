package org.readingroom.study;

import java.util.Optional;
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
        int repeats,

        @Setting("The form that answers are held to: regex, json-schema, choices or strategy.")
        Optional<ConstraintSettings> constraint,

        @Setting(
                value = "Whether the probability of each answer that the prompt allows is asked for too, where the"
                        + " model can score a given text.",
                def = "true")
        boolean forced) {
    /** Whether answers to one prompt may differ. */
    public boolean sampled() {
        return temperature > 0;
    }

    /** As a model takes it. */
    public Decoding decoding() {
        return new Decoding(temperature, topP, topK, minP, maxTokens);
    }
}
