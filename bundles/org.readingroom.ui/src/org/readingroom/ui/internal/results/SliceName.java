package org.readingroom.ui.internal.results;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;

/** Slices as a run's files name them, such as {@code axial-077}. */
final class SliceName {
    private static final Pattern NAME = Pattern.compile("(axial|coronal|sagittal)-(\\d{1,6})");

    private SliceName() {}

    static Optional<SliceRef> parse(String name) {
        Matcher m = NAME.matcher(name);
        return m.matches()
                ? Optional.of(
                        new SliceRef(Plane.valueOf(m.group(1).toUpperCase(Locale.ROOT)), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }
}
