package org.readingroom.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import org.readingroom.api.data.Plane;
import org.readingroom.report.internal.GreyWindow;
import org.readingroom.report.internal.Lettering;
import org.readingroom.report.internal.OverlayLegend;
import org.readingroom.report.internal.OverlayOutlines;
import org.readingroom.report.internal.PngBytes;

/**
 * Draws a slice with the truth and the readings on it: grey pixels enlarged as the squares they are, outlines along the
 * pixels' edges, letters for the patient's directions at the edges, a legend below. Pure: the same input gives the same
 * bytes on one machine; no display is needed, and no fonts.
 *
 * <p>Pixels that are not square are drawn in their true proportions. Coordinates are pixel indices, (0, 0) the centre of
 * the top left pixel: a box covers its last pixels whole, a point and a vertex lie in the middle of theirs.
 */
public final class OverlayRenderer {
    /** Screen pixels to a pixel of the slice, at least. */
    private static final int LEAST_SCALE = 3;

    /** Small slices are enlarged to about this width. */
    private static final int LEAST_WIDTH = 480;

    private static final int LARGEST_SIDE = 8000;
    private static final int LEAST_TEXT = 15;

    /** Letters grow with the picture, since a page shows a large one smaller. */
    private static final int WIDTH_TO_TEXT = 40;

    private final Lettering lettering;

    /** A renderer that writes with this machine's fonts, or with its own dotted letters where there are none. */
    public OverlayRenderer() {
        this(Lettering.ofThisMachine());
    }

    OverlayRenderer(Lettering lettering) {
        this.lettering = lettering;
    }

    /**
     * The picture as a PNG file.
     *
     * @param slice what lies under
     * @param layers the truth first, then the arms in the study's order; later ones are drawn over earlier ones
     * @throws IllegalArgumentException where a mask is not of the slice's size
     */
    public byte[] png(OverlaySlice slice, List<OverlayLayer> layers) {
        double[] scale = scale(slice);
        int width = (int) Math.round(slice.frame().columns() * scale[0]);
        int height = (int) Math.round(slice.frame().rows() * scale[1]);
        int text = Math.max(LEAST_TEXT, width / WIDTH_TO_TEXT);
        OverlayLegend legend = new OverlayLegend(layers, lettering, text);
        int head = lettering.height(text) + 10;
        BufferedImage image =
                new BufferedImage(width, head + height + legend.height(width), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            lettering.write(g, lettering.fitted(slice.caption(), text, width - 8), 4, 5, text, Color.BLACK);
            g.translate(0, head);
            g.setClip(0, 0, width, height);
            drawSlice(g, slice, layers, scale, width, height);
            drawEdges(g, slice.plane(), text, width, height);
            g.setClip(null);
            g.translate(0, height);
            legend.draw(g, width);
        } finally {
            g.dispose();
        }
        return PngBytes.of(image);
    }

    /** A picture as a data URI, which a page holds within itself. */
    public static String dataUri(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private static void drawSlice(
            Graphics2D g, OverlaySlice slice, List<OverlayLayer> layers, double[] scale, int width, int height) {
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(GreyWindow.image(slice), 0, 0, width, height, null);
        OverlayOutlines outlines = new OverlayOutlines(slice.frame(), scale[0], scale[1]);
        layers.forEach(layer -> outlines.draw(g, layer));
    }

    private void drawEdges(Graphics2D g, Plane plane, int text, int width, int height) {
        String edges = edges(plane);
        int line = lettering.height(text);
        letter(g, edges.substring(0, 1), text, width / 2, 4);
        letter(g, edges.substring(1, 2), text, width / 2, height - line - 4);
        letter(g, edges.substring(2, 3), text, 12, (height - line) / 2);
        letter(g, edges.substring(3, 4), text, width - 12, (height - line) / 2);
    }

    /** A white letter with a dark rim, which stands out from tissue and background alike. */
    private void letter(Graphics2D g, String letter, int text, int centre, int top) {
        int x = centre - lettering.width(letter, text) / 2;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                lettering.write(g, letter, x + dx, top + dy, text, Color.BLACK);
            }
        }
        lettering.write(g, letter, x, top, text, Color.WHITE);
    }

    /** The letters at the top, bottom, left and right. */
    private static String edges(Plane plane) {
        return switch (plane) {
            case AXIAL -> "APRL";
            case CORONAL -> "SIRL";
            case SAGITTAL -> "SIAP";
        };
    }

    /** Screen pixels across and down to a pixel: whole numbers where pixels are square. */
    private static double[] scale(OverlaySlice slice) {
        double ratio = slice.frame().mmPerRow() / slice.frame().mmPerColumn();
        double across = slice.frame().columns() * Math.max(1, 1 / ratio);
        double down = slice.frame().rows() * Math.max(1, ratio);
        double base = Math.max(LEAST_SCALE, Math.floor(LEAST_WIDTH / across));
        base = Math.min(base, LARGEST_SIDE / Math.max(across, down));
        return Math.abs(ratio - 1) < 1e-3
                ? new double[] {base, base}
                : new double[] {base * Math.max(1, 1 / ratio), base * Math.max(1, ratio)};
    }
}
