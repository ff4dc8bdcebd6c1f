package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.List;

/** Keeps dots of one row off each other: each goes the least way up or down that leaves it free. */
final class Swarm {
    private final double across;
    private final double along;
    private final double reach;
    private final List<double[]> placed = new ArrayList<>();

    /**
     * @param across how far dots must be apart from left to right, in values
     * @param along how far from top to bottom, in rows
     * @param reach how far from the middle of its row a dot may go, in rows
     */
    Swarm(double across, double along, double reach) {
        this.across = across;
        this.along = along;
        this.reach = reach;
    }

    /** How far the next dot goes down (up where negative), in rows; past the reach dots may touch. Dots come in order. */
    double shift(double value) {
        placed.removeIf(dot -> value - dot[0] >= across);
        double step = along / 4;
        for (int k = 0; k * step <= reach; k++) {
            for (int sign = k == 0 ? 1 : -1; sign <= 1; sign += 2) {
                if (free(value, sign * k * step)) {
                    placed.add(new double[] {value, sign * k * step});
                    return sign * k * step;
                }
            }
        }
        double any = ((placed.size() * 0.618) % 1 * 2 - 1) * reach;
        placed.add(new double[] {value, any});
        return any;
    }

    private boolean free(double value, double shift) {
        for (double[] dot : placed) {
            double dx = (value - dot[0]) / across;
            double dy = (shift - dot[1]) / along;
            if (dx * dx + dy * dy < 1) {
                return false;
            }
        }
        return true;
    }
}
