package org.readingroom.study;

import org.readingroom.api.settings.Setting;

/** What a model's maker asks for, so that a run says what it will cost. */
public record PriceSettings(
        @Setting(value = "A million tokens of a prompt.", def = "0", min = 0)
        double input,

        @Setting(value = "A million tokens of an answer.", def = "0", min = 0)
        double output,

        @Setting(value = "Tokens that an image counts as.", def = "0", min = 0)
        int imageTokens,

        @Setting(value = "The currency.", def = "USD") String currency) {
    private static final double MILLION = 1e6;

    /**
     * The cost.
     *
     * @param in tokens of text in prompts
     * @param images images in prompts
     * @param out tokens of answers
     */
    public double of(double in, double images, double out) {
        return (in + images * imageTokens) / MILLION * input + out / MILLION * output;
    }
}
