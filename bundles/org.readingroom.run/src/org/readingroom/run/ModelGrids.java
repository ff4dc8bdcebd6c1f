package org.readingroom.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.readingroom.api.data.Affine;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;
import org.readingroom.imaging.ModelGrid;
import org.readingroom.imaging.Window;
import org.readingroom.settings.SettingsWriter;
import org.readingroom.study.InputSettings;

/**
 * The model grid of each case, by the input of a study. The whole chain of a case, from voxel to model grid, is written to
 * {@code input/<case>.json} of the run, where scoring finds the block that holds the brain without reading the volumes.
 * Thread-safe.
 */
final class ModelGrids {
    private final InputSettings settings;
    private final Optional<Path> folder;
    private final Map<String, ModelGrid> known = new ConcurrentHashMap<>();

    /** @param folder where the chains are written; empty for nowhere */
    ModelGrids(InputSettings settings, Optional<Path> folder) {
        this.settings = settings;
        this.folder = folder;
    }

    InputSettings settings() {
        return settings;
    }

    /**
     * The model grid of a case; reads its reference only where the crop is mask-centred.
     *
     * @throws DatasetException where the crop needs a reference mask, and the case has none or an empty one
     */
    ModelGrid of(Case whole) {
        return of(whole, () -> whole.reference().map(LabelMap::foreground));
    }

    /** As {@link #of(Case)}, where the reference is at hand. */
    ModelGrid of(Case whole, Supplier<Optional<Mask>> reference) {
        ModelGrid grid = known.get(whole.id());
        if (grid == null) {
            Grid source = whole.grid();
            grid = on(source, window(whole, source, reference));
            known.put(whole.id(), grid);
            write(whole.id(), grid);
        }
        return grid;
    }

    private ModelGrid on(Grid source, Window window) {
        List<Integer> shape = settings.shape();
        return ModelGrid.of(source, window, shape.get(0), shape.get(1), shape.get(2));
    }

    private Window window(Case whole, Grid source, Supplier<Optional<Mask>> reference) {
        return switch (settings.crop()) {
            case WHOLE -> Window.whole(source);
            case BRAIN -> recorded(whole.id(), source).orElseGet(() -> Window.around(source, brain(whole, source)));
            case MASK_CENTRED -> {
                Mask mask = reference
                        .get()
                        .filter(m -> !m.isEmpty())
                        .orElseThrow(() -> new DatasetException("case "
                                + whole.id()
                                + " has no reference mask with tumour, and crop: mask-centred is a window round it;"
                                + " leave the case out, or use crop: whole or brain"));
                List<Double> mm = settings.window();
                yield Window.centred(source, mask, new double[] {mm.get(2), mm.get(1), mm.get(0)});
            }
        };
    }

    /** The voxels that are not zero in some volume. */
    private static Mask brain(Case whole, Grid source) {
        boolean[] bits = new boolean[source.size()];
        for (String name : whole.info().volumes()) {
            Volume volume = whole.volume(name);
            if (!volume.grid().matches(source)) {
                throw new DatasetException("case " + whole.id() + ": volume " + name + " lies on " + volume.grid()
                        + ", and the first on " + source + "; bring them to one grid before they are read");
            }
            for (int i = 0; i < bits.length; i++) {
                double v = volume.value(i);
                bits[i] |= v != 0 && !Double.isNaN(v);
            }
        }
        return Mask.of(source, bits);
    }

    private Path file(String caseId) {
        return folder.orElseThrow().resolve(caseId + ".json");
    }

    /** The window of an earlier call, by this or another process, where input and source are still the same. */
    private Optional<Window> recorded(String caseId, Grid source) {
        if (folder.isEmpty() || !Files.exists(file(caseId))) {
            return Optional.empty();
        }
        JsonNode o = read(caseId);
        JsonNode w = o.path("window");
        int[] v = new int[6];
        for (int i = 0; i < 6; i++) {
            v[i] = w.path(i).asInt(-1);
        }
        if (w.size() != 6 || v[3] < 1 || v[4] < 1 || v[5] < 1) {
            return Optional.empty();
        }
        Window window = new Window(v[0], v[1], v[2], v[3], v[4], v[5]);
        return json(caseId, on(source, window)).toString().equals(o.toString())
                ? Optional.of(window)
                : Optional.empty();
    }

    private JsonNode read(String caseId) {
        try {
            return new ObjectMapper().readTree(Files.readString(file(caseId)));
        } catch (IOException e) {
            throw new RunException(
                    "cannot read " + file(caseId) + ": " + e.getMessage() + "; remove it, then run again", e);
        }
    }

    private void write(String caseId, ModelGrid grid) {
        if (folder.isPresent()) {
            String text = json(caseId, grid) + "\n";
            if (!Files.exists(file(caseId)) || !text.equals(read(caseId) + "\n")) {
                AtomicFile.write(file(caseId), text);
            }
        }
    }

    /** The chain: source voxels, window (column, row, slice, columns, rows, slices), model voxels, with their affines. */
    private ObjectNode json(String caseId, ModelGrid grid) {
        ObjectNode o = new ObjectMapper().createObjectNode();
        o.put("format", 1).put("case", caseId);
        o.set("input", new ObjectMapper().valueToTree(SettingsWriter.write(settings)));
        put(o.putObject("source"), grid.source());
        Window w = grid.window();
        ArrayNode window = o.putArray("window");
        for (int v : new int[] {w.column(), w.row(), w.slice(), w.columns(), w.rows(), w.slices()}) {
            window.add(v);
        }
        put(o.putObject("model"), grid.grid());
        return o;
    }

    private static void put(ObjectNode into, Grid grid) {
        into.putArray("voxels").add(grid.nx()).add(grid.ny()).add(grid.nz());
        ArrayNode affine = into.putArray("affine");
        Affine a = grid.affine();
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 4; c++) {
                affine.add(a.get(r, c));
            }
        }
    }
}
