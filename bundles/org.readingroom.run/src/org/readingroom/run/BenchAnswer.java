package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An answer on the {@link PromptBench}.
 *
 * @param answer as a run stores it; its key is that of the run where the wording is the arm's own
 * @param onSlice what it says of the slice, by task id, in the slice's pixels: the value itself, and for an answer of a whole
 *     case what follows from it on the slice
 */
public record BenchAnswer(StoredAnswer answer, Map<String, JsonNode> onSlice) {
    public BenchAnswer {
        onSlice = Map.copyOf(onSlice);
    }
}
