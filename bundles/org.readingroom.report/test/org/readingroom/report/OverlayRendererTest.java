package org.readingroom.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.report.internal.Lettering;

class OverlayRendererTest {
    /** A slice of 160 x 160 pixels, so that one pixel is three by three on the picture. */
    private static final int SIDE = 160;

    /** What stands over the slice: 13 dots and a margin of 10. */
    private static final int HEAD = 23;

    private final OverlayRenderer renderer = new OverlayRenderer(Lettering.dotted());

    @Test
    void aMaskIsOutlinedOnTheEdgesOfItsPixels() throws IOException {
        boolean[] bits = new boolean[SIDE * SIDE];
        for (int r = 40; r < 60; r++) {
            for (int c = 70; c < 100; c++) {
                bits[r * SIDE + c] = true;
            }
        }
        BufferedImage image =
                draw(OverlayLayer.arm("a", 0, new Mask(new int[] {SIDE, SIDE}, new double[] {1, 1}, bits)));
        assertRectangle(image, Palette.arm(0), 70 * 3, 40 * 3, 100 * 3, 60 * 3);
    }

    @Test
    void aBoxCoversItsLastPixels() throws IOException {
        BufferedImage image = draw(OverlayLayer.arm("a", 1, new PixelBox(40, 70, 59, 99)));
        assertRectangle(image, Palette.arm(1), 70 * 3, 40 * 3, 100 * 3, 60 * 3);
    }

    @Test
    void aPointLiesInTheMiddleOfItsPixel() throws IOException {
        BufferedImage image = draw(OverlayLayer.arm("a", 2, new PixelPoint(50, 80)));
        int[] extent = extent(image, Palette.arm(2));
        assertEquals(80.5 * 3, (extent[0] + extent[2] + 1) / 2.0, 1);
        assertEquals(50.5 * 3, (extent[1] + extent[3] + 1) / 2.0, 1);
    }

    @Test
    void aPolygonsVerticesLieInTheMiddleOfTheirPixels() throws IOException {
        PixelPolygons square = new PixelPolygons(List.of(List.of(
                new PixelPoint(40, 70), new PixelPoint(40, 99), new PixelPoint(59, 99), new PixelPoint(59, 70))));
        int[] extent = extent(draw(OverlayLayer.arm("a", 3, square)), Palette.arm(3));
        assertEquals(70.5 * 3, extent[0], 2);
        assertEquals(40.5 * 3, extent[1], 2);
        assertEquals(99.5 * 3, extent[2], 2);
        assertEquals(59.5 * 3, extent[3], 2);
    }

    @Test
    void theTruthShowsBesideAReadingThatEqualsIt() throws IOException {
        PixelBox box = new PixelBox(40, 70, 59, 99);
        BufferedImage image = draw(OverlayLayer.truth("truth", box), OverlayLayer.arm("a", 0, box));
        assertTrue(count(image, Palette.TRUTH) > 100);
        assertTrue(count(image, Palette.arm(0)) > 100);
    }

    @Test
    void greyPixelsStaySquaresOfOneShade() throws IOException {
        float[] pixels = new float[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 1 + i % 7;
        }
        BufferedImage image = read(renderer.png(slice(pixels, 1, 1), List.of()));
        for (int r = 30; r < 40; r++) {
            for (int c = 30; c < 40; c++) {
                int shade = rgb(image, c * 3, r * 3);
                assertEquals(shade, rgb(image, c * 3 + 2, r * 3 + 2));
                assertEquals(shade & 0xFF, shade >> 16);
            }
        }
        assertTrue((rgb(image, 34 * 3, 30 * 3) & 0xFF) > (rgb(image, 33 * 3, 30 * 3) & 0xFF), "brighter to the right");
    }

    @Test
    void pixelsThatAreNotSquareKeepTheirProportions() throws IOException {
        BufferedImage image = read(renderer.png(slice(new float[SIDE * SIDE], 2.5, 1), List.of()));
        assertEquals(SIDE * 3, image.getWidth());
        assertEquals(HEAD + SIDE * 7.5, image.getHeight(), 0.5);
    }

    @Test
    void anArmWithoutAReadingIsNamedInTheLegend() throws IOException {
        BufferedImage with = draw(OverlayLayer.arm("abc", 0));
        BufferedImage none = draw();
        assertTrue(with.getHeight() > none.getHeight());
        assertTrue(count(with, Palette.arm(0)) > 20, "its line");
    }

    @Test
    void brokenNumbersAreBlack() throws IOException {
        float[] pixels = new float[SIDE * SIDE];
        java.util.Arrays.fill(pixels, Float.NaN);
        pixels[0] = Float.POSITIVE_INFINITY;
        BufferedImage image = read(renderer.png(slice(pixels, 1, 1), List.of()));
        assertEquals(0, rgb(image, 0, 0));
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        Mask small = new Mask(new int[] {2, 2}, new double[] {1, 1}, new boolean[4]);
        assertThrows(IllegalArgumentException.class, () -> draw(OverlayLayer.arm("a", 0, small)));
        assertThrows(IllegalArgumentException.class, () -> OverlayLayer.arm("a", 0, "no shape"));
    }

    @Test
    void theSameInputGivesTheSameBytesWithAnyLetters() {
        OverlayLayer layer = OverlayLayer.arm(
                "\u00E4 name that is far too long for a legend ".repeat(9), 7, new PixelBox(1, 1, 9, 9));
        for (OverlayRenderer any : List.of(renderer, new OverlayRenderer())) {
            assertArrayEquals(
                    any.png(slice(new float[SIDE * SIDE], 1, 1), List.of(layer)),
                    any.png(slice(new float[SIDE * SIDE], 1, 1), List.of(layer)));
        }
    }

    @Test
    void theEdgesNameThePatientsDirections() throws IOException {
        byte[] axial = renderer.png(slice(new float[SIDE * SIDE], 1, 1), List.of());
        byte[] sagittal = renderer.png(
                new OverlaySlice("P01", Plane.SAGITTAL, new SliceFrame(SIDE, SIDE, 1, 1), new float[SIDE * SIDE]),
                List.of());
        assertFalse(java.util.Arrays.equals(axial, sagittal));
        BufferedImage image = read(axial);
        // The R of the dotted letters stands at the left edge in white: it has 24 dots, where L has 14.
        int white = 0;
        for (int y = 0; y < SIDE * 3; y++) {
            for (int x = 0; x < 20; x++) {
                white += rgb(image, x, y) == 0xFFFFFF ? 1 : 0;
            }
        }
        assertEquals(24, white);
    }

    private BufferedImage draw(OverlayLayer... layers) throws IOException {
        return read(renderer.png(slice(new float[SIDE * SIDE], 1, 1), List.of(layers)));
    }

    private static OverlaySlice slice(float[] pixels, double mmPerRow, double mmPerColumn) {
        return new OverlaySlice("P01", Plane.AXIAL, new SliceFrame(SIDE, SIDE, mmPerRow, mmPerColumn), pixels);
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int rgb(BufferedImage image, int x, int y) {
        return image.getRGB(x, y + HEAD) & 0xFFFFFF;
    }

    /** Lines of two pixels lie half on either side of the edges, and nothing of the colour lies elsewhere. */
    private static void assertRectangle(BufferedImage image, int colour, int left, int top, int right, int bottom) {
        assertArrayEquals(new int[] {left - 1, top - 1, right, bottom}, extent(image, colour));
        assertFalse(rgb(image, (left + right) / 2, (top + bottom) / 2) == colour, "not filled");
        assertEquals(colour, rgb(image, (left + right) / 2, top));
        assertEquals(colour, rgb(image, left, (top + bottom) / 2));
    }

    /** The least and greatest x and y of a colour in the slice. */
    private static int[] extent(BufferedImage image, int colour) {
        int[] extent = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
        for (int y = 0; y < SIDE * 3; y++) {
            for (int x = 0; x < SIDE * 3; x++) {
                if (rgb(image, x, y) == colour) {
                    extent[0] = Math.min(extent[0], x);
                    extent[1] = Math.min(extent[1], y);
                    extent[2] = Math.max(extent[2], x);
                    extent[3] = Math.max(extent[3], y);
                }
            }
        }
        return extent;
    }

    private static int count(BufferedImage image, int colour) {
        int n = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                n += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return n;
    }
}
