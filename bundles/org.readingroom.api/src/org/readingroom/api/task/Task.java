package org.readingroom.api.task;

import java.util.List;
import org.readingroom.api.data.Mask;

/**
 * What is asked of a reader: an open id with a value type, so that a plugin may add one.
 *
 * @param id such as {@code grade}
 * @param label for people
 * @param valueType the type of a reading
 * @param scope whether a whole case or one slice is asked
 * @param classes the names of the classes by index where the value is a {@link ClassScore}; else empty
 */
public record Task<V>(String id, String label, Class<V> valueType, Scope scope, List<String> classes) {
    /** What one question is about. */
    public enum Scope {
        CASE,
        SLICE
    }

    /** Glioma grade of a patient: 0 LGG, 1 HGG (the positive class). */
    public static final Task<ClassScore> GRADE =
            new Task<>("grade", "Glioma grade", ClassScore.class, Scope.CASE, List.of("LGG", "HGG"));

    /** The tumour of a patient, voxel by voxel, on the grid of the case's volumes. */
    public static final Task<Mask> MASK = new Task<>("mask", "Tumour mask", Mask.class, Scope.CASE, List.of());

    /** The centre of the tumour on a slice. */
    public static final Task<PixelPoint> CENTRE_POINT =
            new Task<>("centre-point", "Tumour centre", PixelPoint.class, Scope.SLICE, List.of());

    /** The smallest upright rectangle round the tumour on a slice. */
    public static final Task<PixelBox> BOUNDING_BOX =
            new Task<>("bounding-box", "Tumour box", PixelBox.class, Scope.SLICE, List.of());

    /** The outline of the tumour on a slice. */
    public static final Task<PixelPolygons> POLYGON =
            new Task<>("polygon", "Tumour polygon", PixelPolygons.class, Scope.SLICE, List.of());

    /** The tumour on a slice, pixel by pixel. */
    public static final Task<Mask> SLICE_MASK =
            new Task<>("slice-mask", "Tumour mask of a slice", Mask.class, Scope.SLICE, List.of());

    public Task {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("'" + id + "' is no task id: lower-case letters, digits, hyphens");
        }
        classes = List.copyOf(classes);
    }

    /** Of the id alone: values are looked up by task very often. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
