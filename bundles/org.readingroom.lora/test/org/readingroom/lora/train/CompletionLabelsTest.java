package org.readingroom.lora.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.lora.LoraException;

class CompletionLabelsTest {
    /** 7 8 begins an answer, 7 9 a question; 5 is the image, 0 the padding, 4 ends a turn. */
    private static final CompletionLabels LABELS =
            new CompletionLabels(new long[] {7, 8}, new long[] {7, 9}, 5, 0, false);

    private static final CompletionLabels LAST = new CompletionLabels(new long[] {7, 8}, new long[] {7, 9}, 5, 0, true);

    private static final long X = TrainingRow.IGNORED;

    @Test
    void theAnswerAndTheTokenThatEndsIt() {
        long[] ids = {1, 7, 9, 5, 20, 4, 7, 8, 30, 31, 4};
        assertArrayEquals(new long[] {X, X, X, X, X, X, X, X, 30, 31, 4}, LABELS.of(ids));
    }

    @Test
    void everyAnswerOrTheLast() {
        long[] ids = {7, 9, 20, 7, 8, 30, 4, 7, 9, 21, 7, 8, 31, 4};
        assertArrayEquals(new long[] {X, X, X, X, X, 30, 4, X, X, X, X, X, 31, 4}, LABELS.of(ids));
        assertArrayEquals(new long[] {X, X, X, X, X, X, X, X, X, X, X, X, 31, 4}, LAST.of(ids));
    }

    @Test
    void imagesAndPaddingAreNotLearnt() {
        long[] ids = {7, 8, 5, 30, 0, 0};
        assertArrayEquals(new long[] {X, X, X, 30, X, X}, LABELS.of(ids));
    }

    @Test
    void withoutAnAnswerNothing() {
        assertArrayEquals(new long[] {X, X, X, X}, LABELS.of(new long[] {1, 7, 9, 20}));
        assertArrayEquals(new long[] {X, X, X}, LABELS.of(new long[] {1, 7, 8}));
    }

    @Test
    void aRowCountsWhatIsLearnt() {
        assertEquals(2, new TrainingRow(new long[] {1, 2, 3}, new long[] {1, 2, 3}, List.of()).learnt());
        assertEquals(0, new TrainingRow(new long[] {1, 2, 3}, new long[] {1, X, X}, List.of()).learnt());
        assertThrows(LoraException.class, () -> new TrainingRow(new long[] {1, 2}, new long[] {1}, List.of()));
        assertThrows(LoraException.class, () -> new TrainingRow(new long[0], new long[0], List.of()));
    }
}
