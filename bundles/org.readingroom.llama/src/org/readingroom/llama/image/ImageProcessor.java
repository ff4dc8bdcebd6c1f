package org.readingroom.llama.image;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.llama.config.VisionConfig;

/**
 * Turns an image into tiles as the model's own processor does: fitted to a canvas, resized bilinearly in 8 bits, filled with
 * zeros at the right and the bottom, scaled and normalised, cut row by row into tiles. A grey image has three equal channels.
 */
public final class ImageProcessor {
    private static final int RGB = 3;

    private final VisionConfig vision;
    private final float[][] table;
    private final ProcessorConfig config;

    /** A processor for a vision model. */
    public ImageProcessor(VisionConfig vision, ProcessorConfig config) {
        this.vision = vision;
        this.config = config;
        this.table = table(config);
    }

    /** The normalised value of each pixel value, by channel; in float32 step by step as the field's code computes it. */
    private static float[][] table(ProcessorConfig config) {
        float[][] table = new float[RGB][256];
        for (int c = 0; c < RGB; c++) {
            for (int v = 0; v < 256; v++) {
                float scaled = (float) (v * config.rescale());
                table[c][v] = (scaled - (float) config.mean()[c]) / (float) config.deviation()[c];
            }
        }
        return table;
    }

    /** The canvas that an image would lie on. */
    public Canvas canvas(int rows, int columns) {
        return Canvas.of(rows, columns, vision.imageSize(), vision.ratios());
    }

    /** The tiles of an image. */
    public ImageTiles tiles(PromptImage image) {
        int rows = image.frame().rows();
        int columns = image.frame().columns();
        Canvas canvas = canvas(rows, columns);
        byte[] resized = PillowResize.resize(
                image.bytes(),
                rows,
                columns,
                image.channels(),
                canvas.rows(),
                canvas.columns(),
                PillowResize.Kernel.BILINEAR);
        return new ImageTiles(canvas, cut(resized, image.channels(), canvas), vision.imageSize());
    }

    private float[] cut(byte[] pixels, int channels, Canvas canvas) {
        int side = vision.imageSize();
        float[] values = new float[vision.maxTiles() * RGB * side * side];
        int at = 0;
        for (int tile = 0; tile < canvas.tiles(); tile++) {
            int top = tile / canvas.wide() * side;
            int left = tile % canvas.wide() * side;
            for (int c = 0; c < RGB; c++) {
                for (int r = top; r < top + side; r++) {
                    for (int x = left; x < left + side; x++) {
                        boolean inside = r < canvas.rows() && x < canvas.columns();
                        int pixel = (r * canvas.columns() + x) * channels + (channels == 1 ? 0 : c);
                        values[at++] = table[c][inside ? pixels[pixel] & 0xff : 0];
                    }
                }
            }
        }
        return values;
    }

    /** What of it makes answers its own. */
    public Map<String, String> identity() {
        Map<String, String> all = new TreeMap<>();
        all.put("image-resize", "pillow-bilinear");
        all.put("image-tile", Integer.toString(vision.imageSize()));
        all.put("image-max-tiles", Integer.toString(vision.maxTiles()));
        all.put(
                "image-normalise",
                String.format(
                        Locale.ROOT,
                        "%s %s %s",
                        java.util.Arrays.toString(config.mean()),
                        java.util.Arrays.toString(config.deviation()),
                        config.rescale()));
        return all;
    }
}
