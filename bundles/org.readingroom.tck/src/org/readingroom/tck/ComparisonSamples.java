package org.readingroom.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.PixelPolygons;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;

/**
 * Made-up comparisons of every quality: right, near, far, empty; of both classes. Each truth holds a value for all tasks of
 * its scope.
 */
public final class ComparisonSamples {
    private static final int ROWS = 20;
    private static final int COLUMNS = 24;
    private static final SliceFrame FRAME = new SliceFrame(ROWS, COLUMNS, 1.5, 1.0);

    private ComparisonSamples() {}

    /** Two dozen comparisons of a task; of a task that is not ours, none. */
    public static List<Comparison> of(Task<?> task) {
        List<Comparison> samples = new ArrayList<>();
        Random random = new Random(20);
        for (int i = 0; i < 24; i++) {
            PixelBox truth = box(random);
            PixelBox reading = i % 4 == 0 ? truth : i % 4 == 1 ? shifted(truth) : box(random);
            value(task, reading, i).ifPresent(v -> samples.add(comparison(task, truth, v, samples.size())));
        }
        if (task.equals(Task.MASK) || task.equals(Task.SLICE_MASK)) {
            Mask empty = mask(task, Optional.empty());
            samples.add(comparison(task, box(random), empty, samples.size()));
        }
        return samples;
    }

    private static Comparison comparison(Task<?> task, PixelBox truth, Object reading, int n) {
        String id = String.format(Locale.ROOT, "patient-%03d", n);
        boolean slice = task.scope() == Task.Scope.SLICE;
        TaskValues values = slice ? ofSlice(truth) : ofCase(truth, n);
        return new Comparison(
                id,
                id,
                slice ? Optional.of(new SliceRef(Plane.AXIAL, n)) : Optional.empty(),
                slice ? Optional.of(FRAME) : Optional.empty(),
                Optional.of(reading),
                values);
    }

    private static TaskValues ofCase(PixelBox box, int n) {
        return TaskValues.NONE
                .with(Task.GRADE, ClassScore.of(n % 3 == 0 ? 0 : 1))
                .with(Task.MASK, mask(Task.MASK, Optional.of(box)));
    }

    private static TaskValues ofSlice(PixelBox box) {
        return TaskValues.NONE
                .with(Task.SLICE_MASK, mask(Task.SLICE_MASK, Optional.of(box)))
                .with(Task.POLYGON, polygon(box))
                .with(Task.BOUNDING_BOX, box)
                .with(Task.CENTRE_POINT, box.centre());
    }

    private static Optional<Object> value(Task<?> task, PixelBox box, int n) {
        return Optional.ofNullable(
                switch (task.id()) {
                    case "grade" -> ClassScore.of(n % 5 < 2 ? 0 : 1, (n * 7 % 24) / 24.0);
                    case "mask", "slice-mask" -> mask(task, Optional.of(box));
                    case "polygon" -> polygon(box);
                    case "bounding-box" -> box;
                    case "centre-point" -> box.centre();
                    default -> null;
                });
    }

    private static PixelBox box(Random random) {
        int top = random.nextInt(ROWS - 6);
        int left = random.nextInt(COLUMNS - 6);
        return new PixelBox(top, left, top + 2 + random.nextInt(4), left + 2 + random.nextInt(4));
    }

    private static PixelBox shifted(PixelBox b) {
        double by = b.right() + 1 < COLUMNS ? 1 : -1;
        return new PixelBox(b.top(), b.left() + by, b.bottom(), b.right() + by);
    }

    private static PixelPolygons polygon(PixelBox b) {
        return new PixelPolygons(List.of(List.of(
                new PixelPoint(b.top(), b.left()),
                new PixelPoint(b.top(), b.right()),
                new PixelPoint(b.bottom(), b.right()),
                new PixelPoint(b.bottom(), b.left()))));
    }

    private static Mask mask(Task<?> task, Optional<PixelBox> box) {
        int planes = task.equals(Task.MASK) ? 3 : 1;
        boolean[] bits = new boolean[planes * ROWS * COLUMNS];
        for (int at = 0; at < bits.length; at++) {
            PixelPoint p = new PixelPoint(at / COLUMNS % ROWS, at % COLUMNS);
            bits[at] = box.isPresent() && box.get().contains(p);
        }
        return planes == 1
                ? new Mask(new int[] {ROWS, COLUMNS}, new double[] {1.5, 1.0}, bits)
                : new Mask(new int[] {planes, ROWS, COLUMNS}, new double[] {2.0, 1.5, 1.0}, bits);
    }
}
