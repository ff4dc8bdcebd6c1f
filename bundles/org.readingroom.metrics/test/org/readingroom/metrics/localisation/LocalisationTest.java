package org.readingroom.metrics.localisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.readingroom.api.metric.MetricException;
import org.readingroom.api.task.PixelBox;

class LocalisationTest {
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
}
