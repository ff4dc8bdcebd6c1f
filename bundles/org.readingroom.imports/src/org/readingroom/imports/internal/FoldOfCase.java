package org.readingroom.imports.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.readingroom.api.model.ModelException;

/**
 * Reads from nnU-Net's {@code splits_final.json}, a list of {@code {"train": [ids], "val": [ids]}}, in which fold each case
 * validates: the one whose prediction of it was made by a network that never saw it.
 */
final class FoldOfCase {
    private FoldOfCase() {}

    /**
     * The fold of each case, from 0.
     *
     * @throws ModelException where it is no such file, or a case validates in two folds
     */
    static Map<String, Integer> read(Path file) {
        Map<String, Integer> folds = new HashMap<>();
        JsonNode root = json(file);
        for (int fold = 0; fold < root.size(); fold++) {
            JsonNode val = root.path(fold).path("val");
            if (!root.isArray() || !val.isArray()) {
                throw new ModelException(file + " is no list of {\"train\": [ids], \"val\": [ids]}; give nnU-Net's"
                        + " splits_final.json");
            }
            for (JsonNode id : val) {
                Integer before = folds.put(id.asText(), fold);
                if (before != null && before != fold) {
                    throw new ModelException(file + ": case " + id.asText() + " validates in fold " + before
                            + " and in " + fold + "; which prediction is meant cannot be told");
                }
            }
        }
        if (folds.isEmpty()) {
            throw new ModelException(file + " names no case that validates; give nnU-Net's splits_final.json");
        }
        return folds;
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new ModelException(file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ModelException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
