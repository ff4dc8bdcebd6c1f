package org.readingroom.ui.internal.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.readingroom.api.data.SliceFrame;

/** Pixels on the screen, and the way back. */
class PlaneTransformTest {
    private static final SliceFrame FRAME = new SliceFrame(10, 20, 2, 1);

    @Test
    void wholeSliceFitsInTrueProportions() {
        PlaneTransform t = PlaneTransform.fit(200, 400, FRAME, 1, 0, 0);
        assertEquals(10, t.width());
        assertEquals(20, t.height());
        assertEquals(0, t.left());
        assertEquals(100, t.top());
    }

    @Test
    void zoomAndPanKeepTheMiddleAndMoveIt() {
        PlaneTransform t = PlaneTransform.fit(200, 400, FRAME, 2, 3, -1);
        assertEquals(100 + 3 * 20, t.x(9.5), 1e-9);
        assertEquals(200 - 1 * 20, t.y(4.5), 1e-9);
        assertEquals(20, t.width());
    }

    @Test
    void screenAndPixelAreInverse() {
        PlaneTransform t = PlaneTransform.fit(317, 211, FRAME, 1.7, -2.5, 4);
        assertEquals(7.25, t.column(t.x(7.25)), 1e-9);
        assertEquals(3.5, t.row(t.y(3.5)), 1e-9);
        // Half a pixel either side of a whole number is that pixel.
        assertEquals(7, Math.round(t.column(t.x(7) + t.width() * 0.49)));
        assertEquals(8, Math.round(t.column(t.x(7) + t.width() * 0.51)));
    }
}
