package org.readingroom.prompts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.Prompt;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.api.prompt.PromptInput;

/**
 * Puts wording, images and examples into turns: each example as a user's and an assistant's, then the question.
 *
 * @param wording what is asked
 * @param names the placeholders of the wording, besides those of the image's size
 * @param system the system text; empty for none
 * @param order where the images stand
 * @param queryImage what becomes of {@code [query image]}
 */
record Asking(Wording wording, Map<String, String> names, String system, ImageOrder order, QueryImage queryImage) {
    private static final String MARK = "[query image]";
    private static final SliceFrame ANY = new SliceFrame(1, 1, 1, 1);

    Asking {
        wording.in(ANY, names);
        if (queryImage == QueryImage.INLINE && !wording.text().contains(MARK)) {
            throw new PromptException("query-image: inline puts the images where the text says " + MARK
                    + ", which it does not; leave query-image out, or write " + MARK + " into the prompt file");
        }
    }

    Prompt prompt(PromptInput input) {
        String text = wording.in(input.slice().frame(), names);
        List<Prompt.Turn> turns = new ArrayList<>();
        for (PromptInput.Example example : input.examples()) {
            turns.add(question(text, example.images()));
            turns.add(new Prompt.Turn(Prompt.Role.ASSISTANT, List.of(new Prompt.Text(example.answer()))));
        }
        turns.add(question(text, input.images()));
        return new Prompt(system, turns);
    }

    private Prompt.Turn question(String text, List<PromptImage> images) {
        List<Prompt.Part> shown =
                images.stream().map(i -> (Prompt.Part) new Prompt.Image(i)).toList();
        List<Prompt.Part> parts = new ArrayList<>();
        if (queryImage == QueryImage.INLINE) {
            int at = text.indexOf(MARK);
            add(parts, text.substring(0, at));
            parts.addAll(shown);
            add(parts, text.substring(at + MARK.length()));
        } else {
            parts.add(new Prompt.Text(text));
            parts.addAll(order == ImageOrder.IMAGE_FIRST ? 0 : 1, shown);
        }
        return new Prompt.Turn(Prompt.Role.USER, parts);
    }

    private static void add(List<Prompt.Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Prompt.Text(text));
        }
    }
}
