package org.readingroom.study;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads nnU-Net's {@code splits_final.json}: a list of folds, each {@code {"train": [ids], "val": [ids]}}. The ids are
 * case ids without channel and ending. nnU-Net knows no test part and no patients.
 */
final class NnUnetSplits {
    private static final String SHAPE = "a list of {\"train\": [ids], \"val\": [ids]}";

    private NnUnetSplits() {}

    /** The ids of one fold. */
    record Fold(List<String> train, List<String> validation) {}

    /**
     * Its folds, at least one.
     *
     * @throws StudyException where it cannot be read or is something else
     */
    static List<Fold> read(Path file) {
        if (file.toString().endsWith(".pkl")) {
            throw new StudyException(
                    file + " is a pickle of nnU-Net 1, which may hold any program and is not opened; save it as JSON, "
                            + SHAPE);
        }
        if (!Files.isRegularFile(file)) {
            throw new StudyException("there is no file " + file
                    + "; give nnU-Net's splits_final.json, from the preprocessed folder of its data set");
        }
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readString(file));
            if (!root.isArray() || root.isEmpty()) {
                throw new StudyException(file + " is no splits_final.json of nnU-Net, which is " + SHAPE);
            }
            List<Fold> folds = new ArrayList<>();
            for (JsonNode fold : root) {
                String where = file + ", fold " + folds.size();
                folds.add(new Fold(ids(fold, "train", where), ids(fold, "val", where)));
            }
            return folds;
        } catch (JacksonException e) {
            throw new StudyException(file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new StudyException("the file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> ids(JsonNode fold, String key, String where) {
        if (!fold.path(key).isArray()) {
            throw new StudyException(where + " has no list '" + key + "'; the file is " + SHAPE);
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : fold.get(key)) {
            if (!id.isTextual()) {
                throw new StudyException(where + ": '" + key + "' holds " + id + ", which is no case id");
            }
            ids.add(id.asText());
        }
        return ids;
    }
}
