package org.readingroom.ui.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.readingroom.ui.internal.engine.EngineEvent;

/**
 * A slice as the arm is shown it.
 *
 * @param caseId the case
 * @param index from 0
 * @param slices how many there are
 * @param rows of the slice
 * @param columns of the slice
 * @param mmPerRow height of a pixel
 * @param mmPerColumn width of a pixel
 * @param images as sent, in order; none for a prompt of text alone
 * @param wording the words of the question
 * @param truth by task id, in pixels of the slice
 */
record ShownSlice(
        String caseId,
        int index,
        int slices,
        int rows,
        int columns,
        double mmPerRow,
        double mmPerColumn,
        List<ImageData> images,
        String wording,
        Map<String, JsonNode> truth) {
    private static final int GREYS = 256;

    static ShownSlice of(EngineEvent e) {
        List<ImageData> images = new ArrayList<>();
        e.fields().path("images").forEach(i -> images.add(image(i)));
        return new ShownSlice(
                e.text("case"),
                (int) e.number("slice"),
                (int) e.number("slices"),
                (int) e.number("rows"),
                (int) e.number("columns"),
                e.fields().path("row-mm").asDouble(1),
                e.fields().path("column-mm").asDouble(1),
                images,
                e.text("wording"),
                values(e.fields().path("truth")));
    }

    /** Values by task id. */
    static Map<String, JsonNode> values(JsonNode node) {
        Map<String, JsonNode> values = new TreeMap<>();
        node.properties().forEach(v -> values.put(v.getKey(), v.getValue()));
        return values;
    }

    private static ImageData image(JsonNode o) {
        byte[] pixels = Base64.getDecoder().decode(o.path("pixels").asText());
        int columns = o.path("columns").asInt();
        int rows = o.path("rows").asInt();
        if (o.path("channels").asInt() == 3) {
            ImageData data = new ImageData(columns, rows, 24, new PaletteData(0xff0000, 0xff00, 0xff));
            for (int at = 0; at < rows * columns; at++) {
                int rgb = (pixels[3 * at] & 255) << 16 | (pixels[3 * at + 1] & 255) << 8 | pixels[3 * at + 2] & 255;
                data.setPixel(at % columns, at / columns, rgb);
            }
            return data;
        }
        RGB[] greys = new RGB[GREYS];
        for (int g = 0; g < GREYS; g++) {
            greys[g] = new RGB(g, g, g);
        }
        return new ImageData(columns, rows, 8, new PaletteData(greys), 1, pixels);
    }
}
