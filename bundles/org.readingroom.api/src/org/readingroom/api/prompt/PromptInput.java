package org.readingroom.api.prompt;

import java.util.List;
import org.readingroom.api.data.SliceView;

/**
 * What a strategy makes a prompt from.
 *
 * @param slice the slice asked about; pixel indices in answers are of its frame
 * @param images the slice as images, one a modality or one montage
 * @param examples few-shot examples, all of training patients
 */
public record PromptInput(SliceView slice, List<PromptImage> images, List<Example> examples) {
    /**
     * A few-shot example.
     *
     * @param images its images
     * @param answer the true answer, as the strategy's own target
     */
    public record Example(List<PromptImage> images, String answer) {
        public Example {
            images = List.copyOf(images);
        }
    }

    public PromptInput {
        images = List.copyOf(images);
        examples = List.copyOf(examples);
    }
}
