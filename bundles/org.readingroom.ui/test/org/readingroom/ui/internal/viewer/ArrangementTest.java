package org.readingroom.ui.internal.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.Test;
import org.readingroom.ui.internal.viewer.Arrangement.Cell;

/** Where the planes stand. */
class ArrangementTest {
    private static final ToDoubleBiFunction<String, Point> SQUARES = (what, size) -> Math.min(size.x, size.y);

    private static final Arrangement<String> ROW = Arrangement.rows(List.of(List.of("a", "b", "c")));
    private static final Arrangement<String> COLUMN =
            Arrangement.rows(List.of(List.of("a"), List.of("b"), List.of("c")));

    @Test
    void rowsShareTheRoomAlike() {
        Arrangement<String> rows = Arrangement.rows(List.of(List.of("a", "b"), List.of("c")));
        assertEquals(
                List.of(
                        new Cell<>("a", 0, 0, 0.5, 0.5),
                        new Cell<>("b", 0.5, 0, 1, 0.5),
                        new Cell<>("c", 0, 0.5, 1, 1)),
                rows.cells());
    }

    @Test
    void aLargeOneLeavesTheRestToTheOthers() {
        assertEquals(
                List.of(
                        new Cell<>("b", 0.75, 0, 1, 0.5),
                        new Cell<>("c", 0.75, 0.5, 1, 1),
                        new Cell<>("a", 0, 0, 0.75, 1)),
                Arrangement.beside("a", 0.75, List.of("b", "c")).cells());
        assertEquals(
                List.of(
                        new Cell<>("b", 0, 0.75, 0.5, 1),
                        new Cell<>("c", 0.5, 0.75, 1, 1),
                        new Cell<>("a", 0, 0, 1, 0.75)),
                Arrangement.above("a", 0.75, List.of("b", "c")).cells());
    }

    @Test
    void aStripIsTakenFromTheRight() {
        assertEquals(
                List.of(new Cell<>("a", 0, 0, 0.75, 1), new Cell<>("text", 0.75, 0, 1, 1)),
                Arrangement.rows(List.of(List.of("a"))).leaving(0.25, "text").cells());
    }

    @Test
    void aWideRoomTakesARowAndAHighOneAColumn() {
        List<Arrangement<String>> choices = List.of(ROW, COLUMN);
        assertEquals(ROW, Arrangement.best(choices, new Point(900, 300), SQUARES));
        assertEquals(COLUMN, Arrangement.best(choices, new Point(300, 900), SQUARES));
        assertEquals(ROW, Arrangement.best(choices, new Point(0, 0), SQUARES), "the first where nothing has room");
    }
}
