package org.readingroom.study;

import org.readingroom.api.settings.Setting;

/** Examples that stand before the question: slices of training patients with their true answers. */
public record FewShotSettings(
        @Setting(value = "How many.", min = 1, max = 64) int examples,

        @Setting(
                value = "balanced: of each grade as many, one more of some where it does not come out even; random:"
                        + " any. Both are drawn by the study's seed, one example a patient.",
                def = "balanced")
        Choose choose,

        @Setting(
                value = "Which slice of an example's case: middle, the middle of its tumour; largest, that of the most"
                        + " tumour; random, one of its tumour drawn by the study's seed. Of a case without a reference"
                        + " mask the middle of the stack, or any.",
                def = "middle")
        Slices slices) {

    /** How the patients are chosen. */
    public enum Choose {
        BALANCED,
        RANDOM
    }

    /** Which slice is shown. */
    public enum Slices {
        MIDDLE,
        LARGEST,
        RANDOM
    }
}
