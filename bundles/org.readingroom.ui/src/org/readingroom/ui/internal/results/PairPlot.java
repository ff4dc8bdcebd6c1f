package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Where the points of a chart of two arms lie: the first arm's scores to the right, the second's upwards, both axes
 * over the same range.
 * Patients of the same scores lie beside each other.
 */
final class PairPlot {
    private static final int LEFT = 60;
    private static final int RIGHT = 18;
    private static final int TOP = 12;
    private static final int BOTTOM = 50;
    private static final int REACH = 9;
    private static final int APART = 10;
    /** Room inside the axes, for marks at their ends. */
    private static final int PAD = 16;

    private static final int TICKS = 5;
    private static final int WIDEST = 3;

    private final List<PairPoint> points;
    private final Rectangle area;
    private final double low;
    private final double high;
    private final double step;
    private final List<Point> places = new ArrayList<>();

    PairPlot(List<PairPoint> points, Rectangle client) {
        this.points = points;
        int height = Math.max(40, client.height - TOP - BOTTOM);
        int width = Math.max(40, Math.min(client.width - LEFT - RIGHT, WIDEST * height));
        int left = LEFT + Math.max(0, (client.width - LEFT - RIGHT - width) / 2);
        area = new Rectangle(client.x + left, client.y + TOP, width, height);
        double least =
                points.stream().mapToDouble(p -> Math.min(p.a(), p.b())).min().orElse(0);
        double most =
                points.stream().mapToDouble(p -> Math.max(p.a(), p.b())).max().orElse(1);
        boolean shares = least >= 0 && most <= 1;
        step = shares ? 0.2 : step(Math.max(most - least, 1e-9) / TICKS);
        low = shares ? 0 : Math.floor(least / step) * step;
        high = shares ? 1 : Math.max(low + step, Math.ceil(most / step) * step);
        place();
    }

    /** The next of 1, 2, 5, 10, ... */
    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double of = rough / power;
        return power * (of <= 1 ? 1 : of <= 2 ? 2 : of <= 5 ? 5 : 10);
    }

    private void place() {
        Map<Point, Integer> taken = new HashMap<>();
        for (PairPoint p : points) {
            Point at = new Point(x(p.a()), y(p.b()));
            int nth = taken.merge(at, 1, Integer::sum) - 1;
            places.add(nth == 0 ? at : beside(at, nth));
        }
    }

    /** On rings round the place: six on the first, twelve on the second, and so on. */
    private static Point beside(Point at, int nth) {
        int ring = 1;
        int before = 0;
        while (nth > before + 6 * ring) {
            before += 6 * ring;
            ring++;
        }
        double angle = 2 * Math.PI * (nth - before - 1) / (6 * ring);
        int x = at.x + (int) Math.round(ring * APART * Math.cos(angle));
        int y = at.y - (int) Math.round(ring * APART * Math.sin(angle));
        return new Point(x, y);
    }

    int x(double a) {
        return area.x + PAD + (int) Math.round((a - low) / (high - low) * (area.width - 2 * PAD));
    }

    int y(double b) {
        return area.y + area.height - PAD - (int) Math.round((b - low) / (high - low) * (area.height - 2 * PAD));
    }

    /** The square between the axes. */
    Rectangle area() {
        return area;
    }

    /** Where a point lies, by its place in the list. */
    Point place(int index) {
        return places.get(index);
    }

    /** The numbers along each axis. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        int count = (int) Math.round((high - low) / step);
        for (int i = 0; i <= count; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }

    /** How many decimals tell two ticks apart. */
    int decimals() {
        return (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    }

    /** The point nearest to a place, -1 where none is near. */
    int at(int x, int y) {
        int best = -1;
        double nearest = REACH;
        for (int i = 0; i < places.size(); i++) {
            double distance = Math.hypot(places.get(i).x - x, places.get(i).y - y);
            if (distance <= nearest) {
                nearest = distance;
                best = i;
            }
        }
        return best;
    }
}
