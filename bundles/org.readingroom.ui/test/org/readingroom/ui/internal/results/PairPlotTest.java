package org.readingroom.ui.internal.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

class PairPlotTest {
    private static final Rectangle CLIENT = new Rectangle(0, 0, 500, 300);

    private static PairPoint point(String id, double a, double b) {
        return new PairPoint(id, "HGG", a, b);
    }

    @Test
    void sharesHaveAxesFromZeroToOne() {
        PairPlot plot = new PairPlot(List.of(point("a", 0.3, 0.6)), CLIENT);
        assertEquals(6, plot.ticks().size());
        assertEquals(1, plot.decimals());
        assertTrue(plot.x(0.3) < plot.x(0.6) && plot.y(0.3) > plot.y(0.6));
        assertTrue(plot.area().contains(plot.place(0)));
    }

    @Test
    void lengthsHaveRoundTicksRoundThem() {
        PairPlot plot = new PairPlot(List.of(point("a", 3.7, 373.5), point("b", 41, 12)), CLIENT);
        assertEquals(List.of(0.0, 100.0, 200.0, 300.0, 400.0), plot.ticks());
        assertEquals(0, plot.decimals());
    }

    @Test
    void patientsOfEqualScoresLieApartAndAreFound() {
        List<PairPoint> points =
                IntStream.range(0, 20).mapToObj(i -> point("p" + i, 1, 1)).toList();
        PairPlot plot = new PairPlot(points, CLIENT);
        assertEquals(20, IntStream.range(0, 20).mapToObj(plot::place).distinct().count());
        for (int i = 0; i < 20; i++) {
            Point at = plot.place(i);
            assertEquals(i, plot.at(at.x, at.y));
        }
        assertEquals(-1, plot.at(plot.area().x + 5, plot.area().y + plot.area().height - 5));
    }

    @Test
    void paneOfNoSizeIsSurvived() {
        assertTrue(new PairPlot(List.of(point("a", 2, 2)), new Rectangle(0, 0, 1, 1)).area().width > 0);
    }
}
