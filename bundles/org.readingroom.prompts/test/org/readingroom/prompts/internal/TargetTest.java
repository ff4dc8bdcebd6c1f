package org.readingroom.prompts.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.Coordinates;
import org.readingroom.api.prompt.Parsed;
import org.readingroom.api.prompt.PromptException;
import org.readingroom.api.prompt.PromptStrategy;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.imaging.Outlines;
import org.readingroom.prompts.Liu2025;

/** Every target parses to itself: outlines of random masks, from one pixel to the whole slice. */
class TargetTest {
    private static final SliceFrame FRAME = new SliceFrame(128, 128, 1, 1);
    private static final int MASKS = 400;

    /** A few overlapping ellipses. */
    private static Mask mask(Random random) {
        boolean[] voxels = new boolean[128 * 128];
        for (int blob = 1 + random.nextInt(3); blob > 0; blob--) {
            double row = random.nextDouble() * 128;
            double column = random.nextDouble() * 128;
            double high = 0.4 + Math.pow(random.nextDouble(), 2) * 60;
            double wide = 0.4 + Math.pow(random.nextDouble(), 2) * 60;
            for (int v = 0; v < voxels.length; v++) {
                voxels[v] |= Math.hypot((v / 128 - row) / high, (v % 128 - column) / wide) <= 1;
            }
        }
        return new Mask(new int[] {128, 128}, new double[] {1, 1}, voxels);
    }

    @Test
    void outlinesParseToThemselves() {
        Random random = new Random(7);
        int polygons = 0;
        for (int n = 0; n < MASKS; n++) {
            Outlines o = Outlines.of(mask(random)).orElse(null);
            if (o == null) {
                continue;
            }
            TaskValues truth = TaskValues.NONE.with(Task.BOUNDING_BOX, o.box()).with(Task.CENTRE_POINT, o.centre());
            assertEquals(o.box(), back("bounding-box", truth));
            PixelPoint centre = (PixelPoint) back("center-point", truth);
            assertTrue(Math.abs(centre.row() - o.centre().row()) <= 0.5, o.centre() + " became " + centre);
            assertTrue(Math.abs(centre.column() - o.centre().column()) <= 0.5, o.centre() + " became " + centre);
            polygons += o.polygon().isPresent() && polygon(o.polygon().get()) ? 1 : 0;
        }
        assertTrue(polygons > MASKS / 2, polygons + " polygons");
    }

    private static boolean polygon(PixelPolygons outline) {
        List<PixelPoint> ring = outline.rings().get(0);
        try {
            PixelPolygons back = (PixelPolygons) back("bounding-polygon", TaskValues.NONE.with(Task.POLYGON, outline));
            int end = ring.size();
            while (end > 1 && ring.get(end - 1).equals(ring.get(0))) {
                end--;
            }
            assertEquals(List.of(ring.subList(0, end)), back.rings());
            return true;
        } catch (PromptException nothingEnclosed) {
            assertTrue(nothingEnclosed.getMessage().contains("line"), nothingEnclosed.getMessage());
            return false;
        }
    }

    private static Object back(String id, TaskValues truth) {
        PromptStrategy strategy = Liu2025.strategy(id);
        String target = strategy.target(truth, FRAME);
        Parsed parsed = strategy.parse(target, FRAME);
        return parsed.value().orElseThrow(() -> new AssertionError(target + " gave " + parsed));
    }

    @Test
    void targetsAreInTheFormAsked() {
        TaskValues grade = TaskValues.NONE.with(Task.GRADE, ClassScore.of(1));
        assertEquals("Choice: 1", Liu2025.strategy("classify").target(grade, FRAME));
        assertEquals("Choice: 1", Liu2025.strategy("classify-reasoning").target(grade, FRAME));
        TaskValues none = TaskValues.NONE.with(Task.GRADE, ClassScore.of(2));
        assertEquals("Choice: 2", Liu2025.strategy("classify").target(none, FRAME));
        TaskValues box = TaskValues.NONE.with(Task.BOUNDING_BOX, new PixelBox(58, 17, 89, 77));
        assertEquals(
                "[(58, 17), (58, 77), (89, 77), (89, 17)]",
                Liu2025.strategy("bounding-box").target(box, FRAME));
        TaskValues small = TaskValues.NONE.with(
                Task.POLYGON,
                new PixelPolygons(List.of(List.of(new PixelPoint(5, 5), new PixelPoint(6, 6), new PixelPoint(6, 5)))));
        String target = Liu2025.strategy("bounding-polygon").target(small, FRAME);
        assertEquals(10, target.split("\\), \\(").length, target);
        assertEquals(small.get(Task.POLYGON).orElseThrow(), back("bounding-polygon", small));
    }

    @Test
    void targetsAreWrittenAsTheModelWritesPositions() {
        Coordinates model = new Coordinates(Coordinates.Scale.THOUSAND, Coordinates.Order.X_Y, 0, 0);
        TaskValues truth = TaskValues.NONE
                .with(Task.BOUNDING_BOX, new PixelBox(58, 17, 89, 77))
                .with(Task.CENTRE_POINT, new PixelPoint(70, 30));
        for (String id : List.of("bounding-box", "center-point")) {
            PromptStrategy strategy = Liu2025.strategy(id);
            String target = strategy.target(truth, FRAME, model);
            assertNotEquals(strategy.target(truth, FRAME), target);
            Object value = strategy.parse(target, FRAME, model).value().orElseThrow();
            assertEquals(target, strategy.target(with(strategy.task(), value), FRAME, model));
            String grammar =
                    strategy.form(FRAME, model).constraint().orElseThrow().text();
            assertTrue(Pattern.matches(grammar, target), target + " is not of the form " + grammar);
        }
    }

    private static <V> TaskValues with(Task<V> task, Object value) {
        return TaskValues.NONE.with(task, task.valueType().cast(value));
    }

    @Test
    void whatThePromptCannotSayHasNoTarget() {
        PixelPoint a = new PixelPoint(1, 1);
        PixelPoint b = new PixelPoint(1, 9);
        TaskValues line = TaskValues.NONE.with(Task.POLYGON, new PixelPolygons(List.of(List.of(a, b, a))));
        assertThrows(PromptException.class, () -> Liu2025.strategy("bounding-polygon")
                .target(line, FRAME));
        TaskValues grade = TaskValues.NONE.with(Task.GRADE, ClassScore.of(3));
        assertThrows(PromptException.class, () -> Liu2025.strategy("classify").target(grade, FRAME));
    }
}
