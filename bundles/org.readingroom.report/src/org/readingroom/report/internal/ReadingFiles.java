package org.readingroom.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The readings in a run's folder, {@code readings/ARM/CASE.json}; each is read once. */
public final class ReadingFiles {
    private final Path runFolder;
    private final Map<String, Optional<JsonNode>> known = new HashMap<>();

    /** Those of a run's folder. */
    public ReadingFiles(Path runFolder) {
        this.runFolder = runFolder;
    }

    /** An arm's reading of a case without what it says of slices, empty where there is none yet. */
    public Optional<JsonNode> read(String arm, String caseId) {
        return plain(arm) && plain(caseId)
                ? known.computeIfAbsent(arm + "/" + caseId, key -> summary(arm, caseId))
                : Optional.empty();
    }

    /** An arm's reading of a case with what it says of slices, which is long: read anew at each call. */
    public Optional<JsonNode> whole(String arm, String caseId) {
        return plain(arm) && plain(caseId)
                ? JsonFile.read(runFolder.resolve("readings").resolve(arm).resolve(caseId + ".json"))
                : Optional.empty();
    }

    private Optional<JsonNode> summary(String arm, String caseId) {
        Optional<JsonNode> reading = whole(arm, caseId);
        reading.ifPresent(tree -> ((ObjectNode) tree).remove("slices"));
        return reading;
    }

    /** Ids come from foreign files: one that is no file name must not lead out of the folder. */
    private static boolean plain(String name) {
        return name.matches("[^/\\\\:*?\"<>|\\p{Cntrl}]+") && !name.startsWith(".");
    }
}
