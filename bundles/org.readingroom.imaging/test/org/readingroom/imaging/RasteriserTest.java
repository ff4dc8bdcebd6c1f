package org.readingroom.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;

/** Which pixels a polygon or a box holds; the figures are those of METRICS' table of rasterisation rules. */
class RasteriserTest {
    private static final SliceFrame FRAME = new SliceFrame(12, 14, 1, 2);

    private static int fill(Rasteriser.Rule rule, double... xy) {
        boolean[] bits = new boolean[20 * 20];
        double[] x = new double[xy.length / 2];
        double[] y = new double[xy.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = xy[2 * i];
            y[i] = xy[2 * i + 1];
        }
        Rasteriser.fill(x, y, 20, 20, rule, bits);
        int n = 0;
        for (boolean b : bits) {
            n += b ? 1 : 0;
        }
        return n;
    }

    @Test
    void squaresCountAsTheTableSays() {
        assertEquals(9, fill(Rasteriser.Rule.CENTRE_HALF_OPEN, 1, 1, 4, 1, 4, 4, 1, 4));
        assertEquals(9, fill(Rasteriser.Rule.CENTRE_HALF_OPEN, 1.5, 1.5, 4.5, 1.5, 4.5, 4.5, 1.5, 4.5));
        assertEquals(16, fill(Rasteriser.Rule.BOUNDARY_IN, 1.5, 1.5, 4.5, 1.5, 4.5, 4.5, 1.5, 4.5));
        assertEquals(9, fill(Rasteriser.Rule.BOUNDARY_IN, 1.5, 1.5, 5.5, 5.5, 9.5, 9.5), "a line of no area");
        assertEquals(0, fill(Rasteriser.Rule.CENTRE_HALF_OPEN, 1.5, 1.5, 5.5, 5.5, 9.5, 9.5));
    }

    @Test
    void topAndLeftEdgesAreInBottomAndRightOut() {
        PixelPolygons square = new PixelPolygons(List.of(List.of(p(2, 3), p(2, 7), p(5, 7), p(5, 3))));
        Mask m = Rasteriser.polygons(square, FRAME);
        assertEquals(3 * 4, m.count());
        assertTrue(m.at(2 * 14 + 3));
        assertFalse(m.at(5 * 14 + 7));
        assertEquals(
                4 * 5,
                Rasteriser.polygons(square, FRAME, Rasteriser.Rule.BOUNDARY_IN).count());
        assertArrayEquals(new double[] {1, 2}, m.spacing());
    }

    private static PixelPoint p(double row, double column) {
        return new PixelPoint(row, column);
    }

    @Test
    void halfOpenIsPath2DOnRandomPolygons() {
        Random random = new Random(3);
        for (int n = 0; n < 200; n++) {
            int points = 3 + random.nextInt(13);
            double[] x = new double[points];
            double[] y = new double[points];
            Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            for (int i = 0; i < points; i++) {
                x[i] = random.nextInt(45) / 2.0 - 1;
                y[i] = random.nextInt(45) / 2.0 - 1;
                if (i == 0) {
                    path.moveTo(x[i], y[i]);
                } else {
                    path.lineTo(x[i], y[i]);
                }
            }
            path.closePath();
            boolean[] expected = new boolean[400];
            for (int i = 0; i < 400; i++) {
                expected[i] = path.contains(i % 20 + 0.5, i / 20 + 0.5);
            }
            boolean[] bits = new boolean[400];
            Rasteriser.fill(x, y, 20, 20, Rasteriser.Rule.CENTRE_HALF_OPEN, bits);
            assertArrayEquals(expected, bits, "polygon " + n);
        }
    }

    @Test
    void ringsAreUnitedAndCutAtTheFrame() {
        List<PixelPoint> big = List.of(p(1, 1), p(1, 6), p(6, 6), p(6, 1));
        List<PixelPoint> within = List.of(p(2, 2), p(2, 4), p(4, 4), p(4, 2));
        assertEquals(
                25,
                Rasteriser.polygons(new PixelPolygons(List.of(big, within)), FRAME)
                        .count());
        List<PixelPoint> beyond = List.of(p(-5, -5), p(-5, 40), p(40, 40), p(40, -5));
        assertEquals(
                12 * 14,
                Rasteriser.polygons(new PixelPolygons(List.of(beyond)), FRAME).count());
    }

    @Test
    void aBoxHoldsItsEnds() {
        assertEquals(3 * 5, Rasteriser.box(new PixelBox(1, 2, 3, 6), FRAME).count());
        assertEquals(1, Rasteriser.box(new PixelBox(4, 4, 4, 4), FRAME).count());
        assertEquals(2 * 2, Rasteriser.box(new PixelBox(10, 12, 30, 30), FRAME).count(), "cut at the frame");
        assertEquals(0, Rasteriser.box(new PixelBox(20, 20, 30, 30), FRAME).count());
    }

    @Test
    void theBoxOfAMaskHoldsTheMask() {
        Mask m = Rasteriser.box(new PixelBox(1, 2, 3, 6), FRAME);
        assertEquals(m, Rasteriser.box(Outlines.boxOf(m).orElseThrow(), FRAME));
    }
}
