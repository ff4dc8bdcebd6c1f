package org.readingroom.imaging;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.readingroom.api.data.Mask;

/**
 * The outer boundary of an 8-connected part of a slice as a ring of its own pixels, clockwise as shown (rows
 * downwards), from its north-most pixel, the left-most of several. Holes are not traced. A pixel that the ring passes
 * twice, as on a part one pixel thin, is listed where it is passed first.
 *
 * <p>Moore-neighbour tracing, ended when the first step would be taken again (Jacob's criterion).
 */
final class BoundaryTrace {
    /** The eight neighbours clockwise from west, as (row, column) steps. */
    private static final int[][] CLOCKWISE = {{0, -1}, {-1, -1}, {-1, 0}, {-1, 1}, {0, 1}, {1, 1}, {1, 0}, {1, -1}};

    private final boolean[] bits;
    private final int rows;
    private final int columns;

    private BoundaryTrace(boolean[] bits, int rows, int columns) {
        this.bits = bits;
        this.rows = rows;
        this.columns = columns;
    }

    /** The flat indices of the boundary pixels of one connected part; empty where there is no pixel. */
    static List<Integer> of(Mask part) {
        return new BoundaryTrace(part.bits(), part.extent(0), part.extent(1)).run();
    }

    private List<Integer> run() {
        int start = 0;
        while (start < bits.length && !bits[start]) {
            start++;
        }
        if (start == bits.length) {
            return List.of();
        }
        Set<Integer> ring = new LinkedHashSet<>();
        ring.add(start);
        int at = start;
        // The pixel was entered in raster order, so that west of it lies outside: the search begins there.
        int from = 0;
        int firstStep = -1;
        while (true) {
            int step = next(at, from);
            if (step < 0 || at == start && step == firstStep) {
                return new ArrayList<>(ring);
            }
            firstStep = firstStep < 0 ? step : firstStep;
            at += CLOCKWISE[step][0] * columns + CLOCKWISE[step][1];
            ring.add(at);
            // Of the neighbour just left, the last one seen outside is 90 or 135 degrees back.
            from = step % 2 == 0 ? (step + 6) % 8 : (step + 5) % 8;
        }
    }

    /** The first direction, clockwise from one, in which a pixel belongs; -1 for a lone pixel. */
    private int next(int at, int from) {
        int r = at / columns;
        int c = at % columns;
        for (int n = 0; n < 8; n++) {
            int step = (from + n) % 8;
            int nr = r + CLOCKWISE[step][0];
            int nc = c + CLOCKWISE[step][1];
            if (nr >= 0 && nr < rows && nc >= 0 && nc < columns && bits[nr * columns + nc]) {
                return step;
            }
        }
        return -1;
    }
}
