package org.readingroom.cnn.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final int[] SHAPE = {2, 3, 4, 5};

    /** Two channels of running numbers, and as target where the first is even. */
    private static Sample sample() {
        float[] voxels = new float[2 * 60];
        float[] target = new float[60];
        for (int v = 0; v < voxels.length; v++) {
            voxels[v] = v;
        }
        for (int v = 0; v < target.length; v++) {
            target[v] = v % 2;
        }
        return new Sample(null, null, voxels, target);
    }

    @Test
    void offIsTheSampleItself() {
        Sample sample = sample();
        assertSame(sample, Augmentation.vary(sample, AugmentationSettings.OFF, SHAPE, 1));
    }

    @Test
    void aMirrorTurnsEachRowRound() {
        Sample varied = Augmentation.vary(sample(), new AugmentationSettings(1, 0, 0, 0, 0), SHAPE, 1);
        assertArrayEquals(new float[] {4, 3, 2, 1, 0, 9, 8, 7, 6, 5}, Arrays.copyOf(varied.voxels(), 10));
        assertArrayEquals(new float[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, Arrays.copyOf(varied.target(), 10));
        assertEquals(64, varied.voxels()[60], "the second channel too");
    }

    @Test
    void theSameSeedVariesAlikeAndAnotherOtherwise() {
        AugmentationSettings all = new AugmentationSettings(0.5, 20, 0.1, 0.1, 0.2);
        float[] first = Augmentation.vary(sample(), all, SHAPE, 7).voxels();
        assertArrayEquals(first, Augmentation.vary(sample(), all, SHAPE, 7).voxels());
        assertFalse(
                Arrays.equals(first, Augmentation.vary(sample(), all, SHAPE, 8).voxels()));
    }

    @Test
    void aTargetStaysZeroOrOneAndAGradeStaysItself() {
        AugmentationSettings turn = new AugmentationSettings(0, 90, 0.4, 0.4, 0);
        for (long seed = 0; seed < 20; seed++) {
            for (float t : Augmentation.vary(sample(), turn, SHAPE, seed).target()) {
                assertEquals(t * t, t);
            }
        }
        Sample grade = new Sample(null, null, sample().voxels(), new float[] {1});
        assertArrayEquals(
                new float[] {1}, Augmentation.vary(grade, turn, SHAPE, 1).target());
    }

    @Test
    void contrastAndBrightnessChangeByChannel() {
        float[] varied = Augmentation.vary(sample(), new AugmentationSettings(0, 0, 0, 0, 0.3), SHAPE, 3)
                .voxels();
        float slope = varied[1] - varied[0];
        assertEquals(slope * 59 + varied[0], varied[59], 1e-3, "one line for all voxels of a channel");
        assertFalse(slope == varied[61] - varied[60], "each channel its own");
    }
}
