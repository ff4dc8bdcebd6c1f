package org.readingroom.run;

import java.util.List;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.Task;

/**
 * Carries an answer to a flipped image back to the slice: column c of W becomes W - 1 - c. So the truth is scored as it is, and
 * an arm that reads the image scores as without the flip, while one that always answers the same side does not. A class has no
 * side and stays. The text of the answer is kept as it came, in the pixels of the image that was shown.
 */
final class Flip {
    private Flip() {}

    /** Whether answers to a task can be carried back. */
    static boolean knows(Task<?> task) {
        return List.of(ClassScore.class, PixelPoint.class, PixelBox.class, PixelPolygons.class)
                .contains(task.valueType());
    }

    /** The value in the slice's own pixels. */
    static Object back(Object value, SliceFrame frame) {
        double last = frame.columns() - 1;
        return switch (value) {
            case PixelPoint p -> point(p, last);
            case PixelBox b -> new PixelBox(b.top(), last - b.right(), b.bottom(), last - b.left());
            case PixelPolygons p ->
                new PixelPolygons(p.rings().stream()
                        .map(ring -> ring.stream().map(v -> point(v, last)).toList())
                        .toList());
            default -> value;
        };
    }

    private static PixelPoint point(PixelPoint p, double last) {
        return new PixelPoint(p.row(), last - p.column());
    }
}
