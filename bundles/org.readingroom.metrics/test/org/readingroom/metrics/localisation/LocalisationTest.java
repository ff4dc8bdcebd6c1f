package org.readingroom.metrics.localisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;

class LocalisationTest {
    private static int count(boolean[] bits) {
        int n = 0;
        for (boolean bit : bits) {
            n += bit ? 1 : 0;
        }
        return n;
    }

    @Test
    void aBoxOfPixelsCoversItsLastPixel() {
        assertEquals(1, Box.covering(new PixelBox(3, 5, 3, 5)).area());
        Box a = Box.covering(new PixelBox(0, 0, 3, 3));
        assertEquals(1, BoxIntersectionOverUnion.of(a, a));
        assertEquals(0, BoxIntersectionOverUnion.of(a, Box.covering(new PixelBox(0, 4, 3, 7))));
        assertThrows(MetricException.class, () -> new Box(2, 0, 1, 5));
    }

    @Test
    void twoPointsAreOneOnlyAsInclusivePixels() {
        Box point = new Box(5, 5, 5, 5);
        assertTrue(Double.isNaN(BoxIntersectionOverUnion.of(point, point)));
        assertEquals(1, BoxIntersectionOverUnion.inclusive(point, point));
    }

    @Test
    void aPointOnTheEdgeIsIn() {
        Box box = new Box(10, 20, 30, 40);
        assertTrue(PointInBox.of(10, 30, box));
        assertTrue(PointInBox.of(30, 40, box));
        assertFalse(PointInBox.of(9.999, 30, box));
        assertFalse(PointInBox.within(10, 30, box, 0));
        assertFalse(PointInBox.within(10.005, 30, box, 0.01));
        assertEquals(0, BoxDistance.of(30, 40, box, 1, 1));
        assertEquals(5, BoxDistance.of(33, 44, box, 1, 1));
        assertEquals(20, CentreDistance.of(40, 30, box, 1, 1));
        assertEquals(10, CentreDistance.of(40, 30, box, 0.5, 2));
    }

    @Test
    void theRuleDecidesHowManyPixelsASquareHas() {
        double[] x = {1, 4, 4, 1};
        double[] y = {1, 1, 4, 4};
        assertEquals(9, count(PolygonRaster.CENTRE_HALF_OPEN.of(x, y, 8, 8)));
        assertEquals(9, count(PolygonRaster.INTEGER_HALF_OPEN.of(x, y, 8, 8)));
        assertEquals(16, count(PolygonRaster.BOUNDARY_IN.of(x, y, 8, 8)));
    }

    @Test
    void neighboursSplitThePixelsOnTheirSharedEdge() {
        // The shared edge runs through pixel centres; each belongs to exactly one side.
        boolean[] left = PolygonRaster.CENTRE_HALF_OPEN.of(new double[] {0, 7, 0}, new double[] {0, 7, 7}, 7, 7);
        boolean[] right = PolygonRaster.CENTRE_HALF_OPEN.of(new double[] {0, 7, 7}, new double[] {0, 0, 7}, 7, 7);
        for (int i = 0; i < left.length; i++) {
            assertTrue(left[i] ^ right[i], "pixel " + i);
        }
    }

    @Test
    void indicesAreShiftedToPixelCentres() {
        PixelPolygons square = new PixelPolygons(List.of(List.of(
                new PixelPoint(1, 1), new PixelPoint(1, 3), new PixelPoint(3, 3), new PixelPoint(3, 1))));
        assertArrayEquals(
                PolygonRaster.CENTRE_HALF_OPEN.of(
                        new double[] {1.5, 3.5, 3.5, 1.5}, new double[] {1.5, 1.5, 3.5, 3.5}, 5, 5),
                PolygonRaster.ofIndices(square, 5, 5));
    }

    @Test
    void ringsAreUnited() {
        List<PixelPoint> a = List.of(
                new PixelPoint(0, 0), new PixelPoint(0, 2), new PixelPoint(2, 2), new PixelPoint(2, 0));
        List<PixelPoint> b = List.of(
                new PixelPoint(0, 1), new PixelPoint(0, 3), new PixelPoint(2, 3), new PixelPoint(2, 1));
        assertEquals(6, count(PolygonRaster.ofIndices(new PixelPolygons(List.of(a, b)), 4, 4)));
    }

    @Test
    void aPentagramIsHollowByTheEvenOddRule() {
        double[] x = {12, 18, 2, 22, 6};
        double[] y = {2, 20, 9, 9, 20};
        assertFalse(PolygonRaster.CENTRE_HALF_OPEN.of(x, y, 24, 24)[12 * 24 + 12]);
    }
}
