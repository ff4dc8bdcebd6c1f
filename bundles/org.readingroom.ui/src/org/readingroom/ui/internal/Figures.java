package org.readingroom.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was measured, a line each: what, its unit, median, 95th percentile, longest and how often, with tabs between. */
public final class Figures {
    private static final double MS = 1e6;
    private static final double NEARLY_ALL = 0.95;

    private final List<String> lines = new ArrayList<>();

    /** One value. */
    public void one(String what, double value, String unit) {
        lines.add(String.join("\t", what, unit, text(value), "", "", "1"));
    }

    /** Times of the same thing, in nanoseconds; at least one. */
    public void times(String what, long... nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        lines.add(String.join(
                "\t",
                what,
                "ms",
                text(sorted[sorted.length / 2] / MS),
                text(sorted[(int) Math.ceil(sorted.length * NEARLY_ALL) - 1] / MS),
                text(sorted[sorted.length - 1] / MS),
                Integer.toString(sorted.length)));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Writes the lines. */
    void write(Path file) throws IOException {
        Files.write(file, lines);
    }
}
