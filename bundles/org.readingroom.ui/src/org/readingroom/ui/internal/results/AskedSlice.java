package org.readingroom.ui.internal.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.SliceRef;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.Window;
import org.readingroom.run.RunFolder;

/**
 * The way from the slice that an arm was asked about to the slice of the source: an arm that is given cases as the
 * study's input says counts its slices in the model's grid.
 */
final class AskedSlice {
    private final RunFolder folder;
    private final ObjectMapper json = new ObjectMapper();

    AskedSlice(RunFolder folder) {
        this.folder = folder;
    }

    /**
     * The slice of the source.
     *
     * @param asked the slice as the answer names it
     * @param source the grid of the case's volumes
     */
    SliceRef inSource(String arm, String caseId, SliceRef asked, Grid source) {
        JsonNode input =
                read(folder.basis(arm)).map(b -> b.path("image").path("input")).orElse(json.missingNode());
        JsonNode chain = read(folder.input().resolve(caseId + ".json")).orElse(json.missingNode());
        JsonNode w = chain.path("window");
        JsonNode shape = input.path("shape");
        if (w.size() != 6 || shape.size() != 3) {
            return asked;
        }
        Window window = new Window(
                w.get(0).asInt(),
                w.get(1).asInt(),
                w.get(2).asInt(),
                w.get(3).asInt(),
                w.get(4).asInt(),
                w.get(5).asInt());
        return ModelGrid.of(
                        source,
                        window,
                        shape.get(0).asInt(),
                        shape.get(1).asInt(),
                        shape.get(2).asInt())
                .sourceSlice(asked);
    }

    private Optional<JsonNode> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(json.readTree(file.toFile())) : Optional.empty();
        } catch (IOException e) {
            throw new ResultsException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
