package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.prompt.PromptImage;

/**
 * A slice as an arm is shown it.
 *
 * @param caseId the case
 * @param slice which slice
 * @param slices how many there are in its plane
 * @param frame its size
 * @param images the images of the prompt, in order; for an arm that is not prompted its volumes
 * @param wording the words of the question, as a prompt file would have them; empty for an arm that is not prompted
 * @param system the system text
 * @param truth what is true of it, by task id, in pixels of the frame; empty where the case has no reference
 */
public record BenchSlice(
        String caseId,
        SliceRef slice,
        int slices,
        SliceFrame frame,
        List<PromptImage> images,
        String wording,
        String system,
        Map<String, JsonNode> truth) {
    public BenchSlice {
        images = List.copyOf(images);
        truth = Map.copyOf(truth);
    }
}
