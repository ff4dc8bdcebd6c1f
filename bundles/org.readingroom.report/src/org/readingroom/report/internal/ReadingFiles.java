package org.readingroom.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;

/** The readings in a run's folder, {@code readings/ARM/CASE.json}. */
public record ReadingFiles(Path runFolder) {
    /** An arm's reading of a case, empty where there is none yet. */
    public Optional<JsonNode> read(String arm, String caseId) {
        return plain(arm) && plain(caseId)
                ? JsonFile.read(runFolder.resolve("readings").resolve(arm).resolve(caseId + ".json"))
                : Optional.empty();
    }

    /** Ids come from foreign files: one that is no file name must not lead out of the folder. */
    private static boolean plain(String name) {
        return name.matches("[^/\\\\:*?\"<>|\\p{Cntrl}]+") && !name.startsWith(".");
    }
}
