package org.readingroom.lora.train;

import java.util.List;
import org.readingroom.lora.LoraException;

/**
 * One sequence that is learnt from.
 *
 * @param ids its tokens, without padding
 * @param labels of each token: the token itself where it is learnt, {@link #IGNORED} where it is only read; see
 *     {@link CompletionLabels}
 * @param images in the order of their tokens; empty for text alone
 */
public record TrainingRow(long[] ids, long[] labels, List<TrainingImage> images) {
    /** The label of a token that is not learnt. */
    public static final long IGNORED = -100;

    public TrainingRow {
        images = List.copyOf(images);
        if (ids.length == 0 || ids.length != labels.length) {
            throw new LoraException("a training row of " + ids.length + " tokens has " + labels.length
                    + " labels; it has one of each and at least one");
        }
    }

    /** How many tokens are learnt: labels but for the first token's, which nothing predicts. */
    public int learnt() {
        int learnt = 0;
        for (int i = 1; i < labels.length; i++) {
            learnt += labels[i] == IGNORED ? 0 : 1;
        }
        return learnt;
    }
}
