package org.readingroom.ui.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.readingroom.settings.AtomicFile;

/**
 * A session of the engine as the user's folder keeps it, so that the desktop finds it again after it was closed.
 *
 * @param id names its files
 * @param request what was asked for
 * @param pid the process
 * @param started when the process started, in ms of the epoch; 0 where the system does not tell
 * @param later whether the user wants to be asked about going on at the next start
 */
record RunRecord(String id, RunRequest request, long pid, long started, boolean later) {
    private static final String FORMAT = "1";

    RunRecord later(boolean newLater) {
        return new RunRecord(id, request, pid, started, newLater);
    }

    /** What the engine says. */
    static Path events(Path folder, String id) {
        return folder.resolve(id + ".jsonl");
    }

    /** What else its process prints. */
    static Path errors(Path folder, String id) {
        return folder.resolve(id + ".err");
    }

    static Path file(Path folder, String id) {
        return folder.resolve(id + ".json");
    }

    /** Keeps it. */
    void write(Path folder) {
        ObjectNode o = new ObjectMapper().createObjectNode();
        o.put("format", FORMAT).put("study", request.study().toString());
        ObjectNode roots = o.putObject("roots");
        request.roots().forEach((name, path) -> roots.put(name, path.toString()));
        o.put("out", request.out().toString())
                .put("pid", pid)
                .put("started", started)
                .put("later", later);
        Path file = file(folder, id);
        try {
            AtomicFile.write(file, o.toPrettyString());
        } catch (IOException e) {
            throw new EngineException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads one.
     *
     * @throws EngineException where the file is none
     */
    static RunRecord read(Path file) {
        try {
            JsonNode o = new ObjectMapper().readTree(file.toFile());
            if (!o.path("format").asText().equals(FORMAT)) {
                throw new EngineException(file + " is of another version; remove it");
            }
            Map<String, Path> roots = new LinkedHashMap<>();
            o.path("roots")
                    .properties()
                    .forEach(e -> roots.put(e.getKey(), Path.of(e.getValue().asText())));
            String name = file.getFileName().toString();
            return new RunRecord(
                    name.substring(0, name.length() - ".json".length()),
                    new RunRequest(
                            Path.of(o.path("study").asText()),
                            roots,
                            Path.of(o.path("out").asText()),
                            false),
                    o.path("pid").asLong(),
                    o.path("started").asLong(),
                    o.path("later").asBoolean());
        } catch (IOException e) {
            throw new EngineException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
