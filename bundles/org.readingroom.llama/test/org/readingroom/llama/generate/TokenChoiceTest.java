package org.readingroom.llama.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.readingroom.api.model.Decoding;

/** Tokens whose shares are 0.5, 0.25, 0.15, 0.08 and 0.02. */
class TokenChoiceTest {
    private static final double[] SHARES = {0.15, 0.5, 0.02, 0.25, 0.08};
    private static final int DRAWS = 4000;

    private static float[] logits() {
        float[] logits = new float[SHARES.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.log(SHARES[i]) + 3;
        }
        return logits;
    }

    private static int[] drawn(Decoding decoding) {
        TokenChoice choice = new TokenChoice(decoding, 7);
        int[] counts = new int[SHARES.length];
        for (int i = 0; i < DRAWS; i++) {
            counts[choice.choose(logits(), Optional.empty()).token()]++;
        }
        return counts;
    }

    private static Set<Integer> support(Decoding decoding) {
        Set<Integer> support = new TreeSet<>();
        int[] counts = drawn(decoding);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                support.add(i);
            }
        }
        return support;
    }

    @Test
    void greedyTakesTheLikeliestAndTheFirstOfEquals() {
        TokenChoice greedy = new TokenChoice(new Decoding(0, 1, 0, 0, 1), 1);
        assertEquals(1, greedy.choose(logits(), Optional.empty()).token());
        assertEquals(1, greedy.choose(new float[] {0, 2, 2}, Optional.empty()).token());
    }

    @Test
    void aProbabilityIsTheModelsOwnWhateverIsDropped() {
        for (Decoding d : new Decoding[] {new Decoding(0, 1, 0, 0, 1), new Decoding(0.3, 0.6, 1, 0.2, 1)}) {
            TokenChoice.Chosen chosen = new TokenChoice(d, 1).choose(logits(), Optional.empty());
            assertEquals(Math.log(0.5), chosen.logProbability(), 1e-6);
        }
    }

    @Test
    void drawsAreByShareAndTemperatureSharpens() {
        int[] plain = drawn(new Decoding(1, 1, 0, 0, 1));
        for (int i = 0; i < SHARES.length; i++) {
            double spread = 5 * Math.sqrt(SHARES[i] * (1 - SHARES[i]) / DRAWS);
            assertEquals(SHARES[i], plain[i] / (double) DRAWS, spread, "token " + i);
        }
        double squares = 0;
        for (double s : SHARES) {
            squares += s * s;
        }
        int[] sharp = drawn(new Decoding(0.5, 1, 0, 0, 1));
        assertEquals(0.25 / squares, sharp[1] / (double) DRAWS, 0.04);
    }

    @Test
    void whatIsDroppedIsNeverDrawn() {
        assertEquals(Set.of(1, 3), support(new Decoding(1, 1, 2, 0, 1)), "top-k");
        assertEquals(Set.of(0, 1, 3), support(new Decoding(1, 0.8, 0, 0, 1)), "the smallest set that reaches top-p");
        assertEquals(Set.of(1, 3), support(new Decoding(1, 0.75, 0, 0, 1)), "a set that just reaches it");
        assertEquals(Set.of(0, 1, 3), support(new Decoding(1, 1, 0, 0.2, 1)), "min-p, a share of the likeliest");
        // Of 0.5, 0.25 and 0.15, which are 0.56, 0.28 and 0.17 of what is left, two reach 0.8.
        assertEquals(Set.of(1, 3), support(new Decoding(1, 0.8, 3, 0, 1)), "top-p over what top-k left");
    }

    @Test
    void aSeedIsASequenceOfDraws() {
        Decoding d = new Decoding(1, 1, 0, 0, 1);
        assertEquals(sequence(d, 5), sequence(d, 5));
        assertNotEquals(sequence(d, 5), sequence(d, 6));
    }

    private static String sequence(Decoding decoding, long seed) {
        TokenChoice choice = new TokenChoice(decoding, seed);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            all.append(choice.choose(logits(), Optional.empty()).token());
        }
        return all.toString();
    }
}
