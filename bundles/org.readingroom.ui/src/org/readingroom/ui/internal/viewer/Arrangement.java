package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.eclipse.swt.graphics.Point;

/**
 * Where things stand in a room: each in a part of it, given by shares of the width and height. What has no cell is hidden.
 *
 * @param <T> what is placed
 * @param cells which do not overlap
 */
record Arrangement<T>(List<Cell<T>> cells) {
    /**
     * A part of the room, from the top left corner.
     *
     * @param what stands in it
     */
    record Cell<T>(T what, double left, double top, double right, double bottom) {
        private Cell<T> in(Cell<?> room) {
            double width = room.right - room.left;
            double height = room.bottom - room.top;
            return new Cell<>(
                    what,
                    room.left + left * width,
                    room.top + top * height,
                    room.left + right * width,
                    room.top + bottom * height);
        }
    }

    Arrangement {
        cells = List.copyOf(cells);
    }

    /** Rows of one height, the cells of a row of one width. */
    static <T> Arrangement<T> rows(List<List<T>> rows) {
        List<Cell<T>> cells = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            List<T> row = rows.get(r);
            for (int c = 0; c < row.size(); c++) {
                cells.add(new Cell<>(
                        row.get(c),
                        (double) c / row.size(),
                        (double) r / rows.size(),
                        (c + 1.0) / row.size(),
                        (r + 1.0) / rows.size()));
            }
        }
        return new Arrangement<>(cells);
    }

    /** One on the left in a share of the width, the others below each other on the right. */
    static <T> Arrangement<T> beside(T large, double share, List<T> others) {
        Arrangement<T> right = rows(others.stream().map(List::of).toList()).in(new Cell<>(large, share, 0, 1, 1));
        return right.and(new Cell<>(large, 0, 0, share, 1));
    }

    /** One above in a share of the height, the others in a row below. */
    static <T> Arrangement<T> above(T large, double share, List<T> others) {
        Arrangement<T> below = rows(List.of(others)).in(new Cell<>(large, 0, share, 1, 1));
        return below.and(new Cell<>(large, 0, 0, 1, share));
    }

    /** The same in the left of the room, and something in the rest. */
    Arrangement<T> leaving(double share, T rest) {
        return in(new Cell<>(rest, 0, 0, 1 - share, 1)).and(new Cell<>(rest, 1 - share, 0, 1, 1));
    }

    private Arrangement<T> in(Cell<T> room) {
        return new Arrangement<>(cells.stream().map(c -> c.in(room)).toList());
    }

    private Arrangement<T> and(Cell<T> cell) {
        List<Cell<T>> all = new ArrayList<>(cells);
        all.add(cell);
        return new Arrangement<>(all);
    }

    /**
     * The arrangement of some whose cells are worth most in a room; the first of equals.
     *
     * @param worth of a thing in a cell of so many pixels
     */
    static <T> Arrangement<T> best(List<Arrangement<T>> some, Point room, ToDoubleBiFunction<T, Point> worth) {
        Arrangement<T> best = some.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (Arrangement<T> one : some) {
            double value = 0;
            for (Cell<T> c : one.cells) {
                Point size = new Point((int) (room.x * (c.right - c.left)), (int) (room.y * (c.bottom - c.top)));
                value += worth.applyAsDouble(c.what, size);
            }
            if (value > most + 1e-9) {
                most = value;
                best = one;
            }
        }
        return best;
    }
}
