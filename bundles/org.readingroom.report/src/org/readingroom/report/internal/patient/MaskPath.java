package org.readingroom.report.internal.patient;

import org.readingroom.api.data.Mask;

/**
 * The outline of a mask of a slice as an SVG path along the edges of its pixels, in pixels from the top left corner: rings
 * of steps with the mask on their right, holes among them.
 */
final class MaskPath {
    /** Right, down, left, up. */
    private static final int[] DX = {1, 0, -1, 0};

    private static final int[] DY = {0, 1, 0, -1};
    private final int rows;
    private final int columns;
    private final Mask mask;
    /** For each corner, which of the four steps from it run along the mask and are not taken yet. */
    private final byte[] open;

    private MaskPath(Mask mask) {
        this.mask = mask;
        this.rows = mask.extent(0);
        this.columns = mask.extent(1);
        this.open = new byte[(rows + 1) * (columns + 1)];
    }

    static String of(Mask mask) {
        MaskPath path = new MaskPath(mask);
        path.collect();
        return path.rings();
    }

    private boolean in(int r, int c) {
        return r >= 0 && r < rows && c >= 0 && c < columns && mask.at(r * columns + c);
    }

    private void collect() {
        for (int r = 0; r <= rows; r++) {
            for (int c = 0; c <= columns; c++) {
                boolean above = in(r - 1, c);
                boolean below = in(r, c);
                if (below && !above) {
                    open[r * (columns + 1) + c] |= 1;
                } else if (above && !below) {
                    open[r * (columns + 1) + c + 1] |= 1 << 2;
                }
                boolean left = in(r, c - 1);
                boolean right = in(r, c);
                if (left && !right) {
                    open[r * (columns + 1) + c] |= 1 << 1;
                } else if (right && !left) {
                    open[(r + 1) * (columns + 1) + c] |= 1 << 3;
                }
            }
        }
    }

    private String rings() {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < open.length; at++) {
            while (open[at] != 0) {
                ring(out, at);
            }
        }
        return out.toString();
    }

    private void ring(StringBuilder out, int start) {
        out.append('M').append(start % (columns + 1)).append(' ').append(start / (columns + 1));
        int at = start;
        int direction = Integer.numberOfTrailingZeros(open[at]);
        int run = 0;
        do {
            open[at] &= (byte) ~(1 << direction);
            at += DY[direction] * (columns + 1) + DX[direction];
            run++;
            int next = next(at, direction);
            if (next != direction || at == start) {
                step(out, direction, run);
                run = 0;
            }
            direction = next;
        } while (at != start && direction >= 0);
        out.append('z');
    }

    /** The step to take from a corner: right of the last one where two meet, so that touching pixels stay apart. */
    private int next(int at, int direction) {
        for (int turn : new int[] {1, 0, 3}) {
            int d = (direction + turn) % 4;
            if ((open[at] & 1 << d) != 0) {
                return d;
            }
        }
        return -1;
    }

    private static void step(StringBuilder out, int direction, int run) {
        out.append(direction % 2 == 0 ? 'h' : 'v').append(direction < 2 ? run : -run);
    }
}
