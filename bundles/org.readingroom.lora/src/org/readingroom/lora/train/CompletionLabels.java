package org.readingroom.lora.train;

import java.util.Arrays;

/**
 * Labels of the tokens that are learnt: those of answers, each from the end of its marker to the beginning of the next
 * question's marker, so that the token that ends an answer is learnt too. All else, image tokens and padding among it,
 * is not. Source: {@code train_on_responses_only} of Unsloth.
 *
 * @param answer the tokens that an answer begins after, such as those of
 *     {@code <|start_header_id|>assistant<|end_header_id|>\n\n}
 * @param question the tokens that a question begins with
 * @param imageToken never learnt; -1 for none
 * @param padToken never learnt; -1 for none
 * @param lastOnly whether only the last answer is learnt
 */
public record CompletionLabels(long[] answer, long[] question, long imageToken, long padToken, boolean lastOnly) {
    /** The labels of tokens: the token itself where it is learnt, else {@link TrainingRow#IGNORED}. */
    public long[] of(long[] ids) {
        long[] labels = new long[ids.length];
        Arrays.fill(labels, TrainingRow.IGNORED);
        int from = next(ids, answer, 0);
        while (from >= 0) {
            int begin = from + answer.length;
            int question = next(ids, this.question, begin);
            int end = question < 0 ? ids.length : question;
            int following = end == ids.length ? -1 : next(ids, answer, end);
            if (!lastOnly || following < 0) {
                learn(ids, begin, end, labels);
            }
            from = following;
        }
        return labels;
    }

    private void learn(long[] ids, int begin, int end, long[] labels) {
        for (int i = begin; i < end; i++) {
            if (ids[i] != imageToken && ids[i] != padToken) {
                labels[i] = ids[i];
            }
        }
    }

    private static int next(long[] ids, long[] marker, int from) {
        for (int i = from; i + marker.length <= ids.length; i++) {
            if (Arrays.equals(ids, i, i + marker.length, marker, 0, marker.length)) {
                return i;
            }
        }
        return -1;
    }
}
