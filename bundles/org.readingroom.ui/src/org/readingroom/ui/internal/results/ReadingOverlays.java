package org.readingroom.ui.internal.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.graphics.RGB;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.Volume;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.nifti.NiftiReader;
import org.readingroom.run.RunFolder;
import org.readingroom.ui.internal.viewer.LineStyle;
import org.readingroom.ui.internal.viewer.Overlay;

/**
 * What the arms of a run say of a case as the viewer draws it, each in its colour. An arm that answered with a box is
 * drawn as that, not as the pixels in it, and not with what was derived from it.
 */
final class ReadingOverlays {
    private static final List<String> SHAPES = List.of("polygon", "bounding-box", "centre-point");

    private final RunFolder folder;
    private final List<ResultArm> arms;

    ReadingOverlays(RunResults run) {
        this.folder = run.folder();
        this.arms = run.arms().stream().filter(a -> !a.ceiling()).toList();
    }

    /** The overlays of a case, in the order of the study. */
    List<Overlay> of(String caseId) {
        List<Overlay> overlays = new ArrayList<>();
        for (ResultArm arm : arms) {
            Path reading = folder.readings(arm.id()).resolve(caseId + ".json");
            if (Files.isRegularFile(reading)) {
                overlays.addAll(of(arm, caseId, read(reading)));
            }
        }
        return overlays;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new ResultsException("cannot read " + file + ": " + e.getMessage() + "; rescore the run", e);
        }
    }

    private List<Overlay> of(ResultArm arm, String caseId, JsonNode reading) {
        RGB colour = ArmColours.rgb(arm);
        LineStyle line = ArmColours.line(arm);
        Path mask = folder.mask(arm.id(), caseId);
        if (reading.path("values").has("mask") && Files.isRegularFile(mask)) {
            return List.of(Overlay.of(arm.id(), colour, line, mask(mask)));
        }
        List<Overlay> overlays = new ArrayList<>();
        reading.path("slices").properties().forEach(e -> {
            Optional<SliceRef> slice = SliceName.parse(e.getKey());
            Optional<Overlay.Shape> shape = shape(e.getValue());
            if (slice.isPresent() && shape.isPresent()) {
                overlays.add(Overlay.on(slice.get(), arm.id(), colour, line, shape.get()));
            }
        });
        return overlays;
    }

    private static Mask mask(Path file) {
        Volume volume = NiftiReader.read(file).volume();
        boolean[] bits = new boolean[volume.grid().size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = volume.value(i) != 0;
        }
        return Mask.of(volume.grid(), bits);
    }

    private static Optional<Overlay.Shape> shape(JsonNode said) {
        for (String task : SHAPES) {
            JsonNode v = said.path(task);
            if (v.isObject()) {
                return Optional.of(shape(task, v));
            }
        }
        return Optional.empty();
    }

    private static Overlay.Shape shape(String task, JsonNode v) {
        return switch (task) {
            case "polygon" -> new Overlay.Polygon(polygons(v));
            case "bounding-box" ->
                new Overlay.Box(new PixelBox(
                        v.path("top").asDouble(),
                        v.path("left").asDouble(),
                        v.path("bottom").asDouble(),
                        v.path("right").asDouble()));
            default -> new Overlay.Point(point(v.path("row"), v.path("column")));
        };
    }

    private static PixelPolygons polygons(JsonNode v) {
        List<List<PixelPoint>> rings = new ArrayList<>();
        for (JsonNode ring : v.path("rings")) {
            List<PixelPoint> vertices = new ArrayList<>();
            ring.forEach(p -> vertices.add(point(p.path(0), p.path(1))));
            rings.add(vertices);
        }
        return new PixelPolygons(rings);
    }

    private static PixelPoint point(JsonNode row, JsonNode column) {
        return new PixelPoint(row.asDouble(), column.asDouble());
    }
}
