package org.readingroom.tck;

import java.util.ArrayList;
import java.util.List;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/** Truths in whole pixels, as prompts ask for them: in the middle, and at the edges of the frame. */
final class TruthSamples {
    private TruthSamples() {}

    /** Some truths for a task of the API; none for another. */
    static List<TaskValues> of(Task<?> task, SliceFrame frame) {
        List<TaskValues> truths = new ArrayList<>();
        if (task.equals(Task.GRADE)) {
            for (int label = 0; label < Task.GRADE.classes().size(); label++) {
                truths.add(TaskValues.NONE.with(Task.GRADE, ClassScore.of(label)));
            }
            return truths;
        }
        int bottom = frame.rows() - 1;
        int right = frame.columns() - 1;
        int[][] boxes = {
            {10, 20, 40, 70}, {0, 0, bottom, right}, {3, 5, 30, 32}, {bottom - 20, right - 30, bottom, right}
        };
        for (int[] b : boxes) {
            PixelBox box = new PixelBox(b[0], b[1], b[2], b[3]);
            if (task.equals(Task.CENTRE_POINT)) {
                truths.add(TaskValues.NONE.with(Task.CENTRE_POINT, new PixelPoint(b[0], b[1])));
            } else if (task.equals(Task.BOUNDING_BOX)) {
                truths.add(TaskValues.NONE.with(Task.BOUNDING_BOX, box));
            } else if (task.equals(Task.POLYGON)) {
                truths.add(TaskValues.NONE.with(Task.POLYGON, new PixelPolygons(List.of(dodecagon(box)))));
            }
        }
        return truths;
    }

    /** Twelve whole-pixel vertices clockwise from the top. */
    private static List<PixelPoint> dodecagon(PixelBox box) {
        List<PixelPoint> ring = new ArrayList<>();
        PixelPoint centre = box.centre();
        for (int n = 0; n < 12; n++) {
            double angle = Math.PI * n / 6;
            double row = centre.row() - Math.cos(angle) * (box.bottom() - box.top()) / 2;
            double column = centre.column() + Math.sin(angle) * (box.right() - box.left()) / 2;
            ring.add(new PixelPoint(Math.rint(row), Math.rint(column)));
        }
        return ring;
    }
}
