package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The edges between pixels that belong and pixels that do not, as closed loops round the pixels: holes and every part have
 * loops of their own. Parts that touch at a corner are apart.
 *
 * <p>A loop is an array of corners (row, column, row, column, ...), where corner (r, c) is the upper left one of pixel (r,
 * c); only corners at which it turns are listed. Inside lies on the right hand of the way.
 */
final class EdgeLoops {
    /** Directions right, down, left, up as (row, column) steps; each is the one before turned right. */
    private static final int[][] STEP = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};

    private final IntPredicate in;
    private final int rows;
    private final int columns;
    /** Whether the upper edge of a pixel has been walked along, left to right. */
    private final boolean[] walked;

    private EdgeLoops(IntPredicate in, int rows, int columns) {
        this.in = in;
        this.rows = rows;
        this.columns = columns;
        this.walked = new boolean[rows * columns];
    }

    /**
     * The loops of a slice.
     *
     * @param in whether the pixel at a flat index belongs
     */
    static List<int[]> of(IntPredicate in, int rows, int columns) {
        return new EdgeLoops(in, rows, columns).all();
    }

    private List<int[]> all() {
        List<int[]> loops = new ArrayList<>();
        for (int r = 0, at = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++, at++) {
                // Every loop has an edge that runs to the right above a pixel: it starts there.
                if (!walked[at] && in.test(at) && !belongs(r - 1, c)) {
                    loops.add(loop(r, c));
                }
            }
        }
        return loops;
    }

    private boolean belongs(int r, int c) {
        return r >= 0 && r < rows && c >= 0 && c < columns && in.test(r * columns + c);
    }

    private int[] loop(int startRow, int startColumn) {
        List<Integer> corners = new ArrayList<>();
        int r = startRow;
        int c = startColumn;
        int d = 0;
        do {
            if (d == 0) {
                walked[r * columns + c] = true;
            }
            r += STEP[d][0];
            c += STEP[d][1];
            int next = turn(r, c, d);
            if (next != d) {
                corners.add(r);
                corners.add(c);
            }
            d = next;
        } while (r != startRow || c != startColumn || d != 0);
        return corners.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The way on from a corner: right where it can, so that parts that touch at a corner stay apart. */
    private int turn(int r, int c, int d) {
        boolean aheadRight =
                switch (d) {
                    case 0 -> belongs(r, c);
                    case 1 -> belongs(r, c - 1);
                    case 2 -> belongs(r - 1, c - 1);
                    default -> belongs(r - 1, c);
                };
        boolean aheadLeft =
                switch (d) {
                    case 0 -> belongs(r - 1, c);
                    case 1 -> belongs(r, c);
                    case 2 -> belongs(r, c - 1);
                    default -> belongs(r - 1, c - 1);
                };
        if (!aheadRight) {
            return (d + 1) % 4;
        }
        return aheadLeft ? (d + 3) % 4 : d;
    }
}
