package org.readingroom.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/** Boxes, polygons and what is derived from what. */
class OutlinesTest {
    private static Mask mask(String... rows) {
        boolean[] bits = new boolean[rows.length * rows[0].length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
        }
        return new Mask(new int[] {rows.length, rows[0].length()}, new double[] {1, 1}, bits);
    }

    private static Mask disc(int size, double row, double column, double radius) {
        boolean[] bits = new boolean[size * size];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Math.hypot(i / size - row, i % size - column) <= radius;
        }
        return new Mask(new int[] {size, size}, new double[] {1, 1}, bits);
    }

    private static List<PixelPoint> ring(Mask m) {
        return Outlines.of(m).orElseThrow().polygon().orElseThrow().rings().get(0);
    }

    @Test
    void smallPartsGiveEveryBoundaryPixelClockwiseFromNorth() {
        Mask m = mask("......", "..##..", ".####.", "..##..", "......");
        assertEquals(List.of(p(1, 2), p(1, 3), p(2, 4), p(3, 3), p(3, 2), p(2, 1)), ring(m));
        assertEquals(new PixelBox(1, 1, 3, 4), Outlines.of(m).orElseThrow().box());
        assertEquals(p(2, 2.5), Outlines.of(m).orElseThrow().centre());
    }

    private static PixelPoint p(double row, double column) {
        return new PixelPoint(row, column);
    }

    @Test
    void aPartOfFewerThanThreeBoundaryPixelsHasNoPolygonAndSaysItsShare() {
        Outlines two = Outlines.of(mask("......", "..##..", "......")).orElseThrow();
        assertEquals(2, two.boundary());
        assertTrue(two.polygon().isEmpty());
        assertEquals(1, two.share());
        Outlines parts = Outlines.of(mask("#.....", "...##.", "...##.")).orElseThrow();
        assertEquals(4, parts.boundary());
        assertEquals(0.8, parts.share());
    }

    @Test
    void boundariesOfTenPixelsOrMoreGiveTenToFifteenPoints() {
        assertEquals(10, ring(disc(40, 20, 20, 3)).size());
        assertEquals(10, ring(disc(80, 40, 40, 12)).size());
        assertEquals(15, ring(disc(120, 60, 60, 40)).size());
        List<PixelPoint> ring = ring(disc(120, 60, 60, 40));
        assertEquals(20, ring.get(0).row(), "the north-most pixel comes first");
        double area = 0;
        for (int a = 14, b = 0; b < 15; a = b++) {
            area += ring.get(a).column() * ring.get(b).row()
                    - ring.get(b).column() * ring.get(a).row();
        }
        assertTrue(area > 0, "clockwise with rows downwards");
        assertTrue(area / 2 > 0.9 * Math.PI * 1600, "fifteen points keep the area: " + area / 2);
    }

    @Test
    void boundariesUnderTenPixelsGiveThatMany() {
        assertEquals(8, ring(mask(".....", ".###.", ".###.", ".###.", ".....")).size());
        assertEquals(3, ring(mask("...", "##.", "#..")).size());
        assertTrue(
                Outlines.of(mask("...", ".##", "...")).orElseThrow().polygon().isEmpty());
        assertTrue(Outlines.of(mask("...", "...", "...")).isEmpty());
    }

    @Test
    void theLargestEightConnectedPartIsOutlinedAndTheBoxHoldsAll() {
        Mask m = mask("#......", "...#...", "..###..", "...#...", ".......", ".....##");
        Outlines o = Outlines.of(m).orElseThrow();
        assertEquals(new PixelBox(0, 0, 5, 6), o.box());
        assertEquals(5.0 / 8, o.share());
        assertEquals(
                List.of(p(1, 3), p(2, 4), p(3, 3), p(2, 2)),
                o.polygon().orElseThrow().rings().get(0));
    }

    @Test
    void theTraceIsExactlyThePixelsThatFaceTheOutside() {
        Random random = new Random(5);
        for (int n = 0; n < 300; n++) {
            int rows = 1 + random.nextInt(12);
            int columns = 1 + random.nextInt(12);
            boolean[] bits = new boolean[rows * columns];
            double density = 0.3 + 0.5 * random.nextDouble();
            for (int i = 0; i < bits.length; i++) {
                bits[i] = random.nextDouble() < density;
            }
            int[] shape = {rows, columns};
            ConnectedComponents parts = ConnectedComponents.of(shape, bits, ConnectedComponents.Neighbours.FULL);
            if (parts.count() > 0) {
                Mask part = new Mask(shape, new double[] {1, 1}, parts.component(parts.largest()));
                assertEquals(facingOutside(part), new HashSet<>(BoundaryTrace.of(part)));
            }
        }
    }

    /** Pixels with a face towards the background that reaches the rim of the frame by faces. */
    private static Set<Integer> facingOutside(Mask m) {
        int rows = m.extent(0) + 2;
        int columns = m.extent(1) + 2;
        boolean[] seen = new boolean[rows * columns];
        Set<Integer> facing = new HashSet<>();
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
        seen[0] = true;
        while (!queue.isEmpty()) {
            int at = queue.poll();
            for (int[] d : new int[][] {{0, 1}, {1, 0}, {0, -1}, {-1, 0}}) {
                int r = at / columns + d[0];
                int c = at % columns + d[1];
                if (r < 0 || c < 0 || r >= rows || c >= columns || seen[r * columns + c]) {
                    continue;
                }
                boolean inner = r > 0 && c > 0 && r < rows - 1 && c < columns - 1;
                if (inner && m.at((r - 1) * m.extent(1) + c - 1)) {
                    facing.add((r - 1) * m.extent(1) + c - 1);
                } else {
                    seen[r * columns + c] = true;
                    queue.add(r * columns + c);
                }
            }
        }
        return facing;
    }

    @Test
    void valuesAreDerivedDownwardsOnly() {
        TaskValues truth = TruthOfSlice.of(disc(40, 20, 18, 6));
        assertEquals(new PixelBox(14, 12, 26, 24), truth.get(Task.BOUNDING_BOX).orElseThrow());
        assertEquals(p(20, 18), truth.get(Task.CENTRE_POINT).orElseThrow());
        assertTrue(truth.get(Task.POLYGON).isPresent());
        TaskValues box = Derivation.complete(TaskValues.NONE.with(Task.BOUNDING_BOX, new PixelBox(1, 2, 3, 6)));
        assertEquals(Optional.of(p(2, 4)), box.get(Task.CENTRE_POINT));
        assertTrue(box.get(Task.POLYGON).isEmpty() && box.get(Task.SLICE_MASK).isEmpty());
        PixelPolygons two =
                new PixelPolygons(List.of(List.of(p(1, 1), p(1, 3), p(3, 1)), List.of(p(5, 5), p(9, 5), p(5, 7))));
        TaskValues polygon = Derivation.complete(TaskValues.NONE.with(Task.POLYGON, two));
        assertEquals(Optional.of(new PixelBox(1, 1, 9, 7)), polygon.get(Task.BOUNDING_BOX));
        TaskValues kept = Derivation.complete(polygon.with(Task.CENTRE_POINT, p(0, 0)));
        assertEquals(Optional.of(p(0, 0)), kept.get(Task.CENTRE_POINT));
    }

    @Test
    void anEmptySliceHasNoOutline() {
        TaskValues truth = TruthOfSlice.of(mask("....", "...."));
        assertEquals(Set.of(Task.SLICE_MASK), truth.tasks());
    }

    @Test
    void theAreaClaimedIsThatOfTheFinestValue() {
        SliceFrame frame = new SliceFrame(8, 9, 2, 3);
        TaskValues box = TaskValues.NONE.with(Task.BOUNDING_BOX, new PixelBox(1, 2, 3, 6));
        assertEquals(15, Derivation.area(box, frame).orElseThrow().count());
        assertTrue(Derivation.area(TaskValues.NONE.with(Task.CENTRE_POINT, p(1, 1)), frame)
                .isEmpty());
    }
}
