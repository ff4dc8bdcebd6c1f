package org.readingroom.ui.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.readingroom.ui.internal.engine.TrainingCurves.Line;

/**
 * A linear scale whose ends and ticks are round numbers.
 *
 * @param low the lower end
 * @param high the upper end, over the lower
 * @param step from tick to tick
 */
record Scale(double low, double high, double step) {
    private static final int STEPS = 4;

    /**
     * The scale that holds all points of some lines.
     *
     * @param coordinate 0 along (exact ends), 1 upwards (round ends)
     */
    static Scale of(List<Line> lines, int coordinate) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            for (double[] p : line.points()) {
                low = Math.min(low, p[coordinate]);
                high = Math.max(high, p[coordinate]);
            }
        }
        if (low == high) {
            high = low + 1;
        }
        double step = step((high - low) / STEPS);
        return coordinate == 0
                ? new Scale(low, high, step)
                : new Scale(Math.floor(low / step) * step, Math.ceil(high / step) * step, step);
    }

    /** The next 1, 2 or 5 times a power of ten. */
    private static double step(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double times : new double[] {1, 2, 5}) {
            if (times * power >= atLeast * (1 - 1e-9)) {
                return times * power;
            }
        }
        return 10 * power;
    }

    /** 0 at the low end, 1 at the high. */
    double share(double value) {
        return (value - low) / (high - low);
    }

    /** The round numbers on it. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double t = Math.ceil(low / step - 1e-9) * step; t <= high + step * 1e-6; t += step) {
            ticks.add(t);
        }
        return ticks;
    }

    /** A number with as many digits as the steps need. */
    String text(double value) {
        if (Math.abs(value - Math.rint(value)) < 1e-9 && Math.abs(value) < 1e9) {
            return Long.toString(Math.round(value));
        }
        int digits = (int) Math.max(0, Math.min(6, -Math.floor(Math.log10(step))));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
