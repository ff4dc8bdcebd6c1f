package org.readingroom.ui.internal.results;

import java.util.Locale;

/**
 * How a metric is headed and printed.
 *
 * @param id what a study file calls it
 * @param label for people
 * @param unit {@code ""} for a share
 * @param higherIsBetter the direction; true where the run does not say
 */
public record MetricInfo(String id, String label, String unit, boolean higherIsBetter) {
    /** A metric that the run's report does not define. */
    static MetricInfo unknown(String id) {
        return new MetricInfo(id, id, "", true);
    }

    /** What a column of it is headed. */
    public String heading() {
        if (isCount()) {
            return id.toUpperCase(Locale.ROOT);
        }
        boolean plain = unit.isEmpty();
        return label.replaceFirst(" \\((grade|voxels)\\)$", "") + (plain ? "" : " (" + unit + ")");
    }

    /** Whether it counts patients. */
    boolean isCount() {
        return unit.equals("patients");
    }

    /** A value as the report prints it: shares with four decimals, lengths with two, counts whole. */
    public String format(double value) {
        return isCount() ? NumberText.count(value) : NumberText.value(value, unit.isEmpty() ? 4 : 2);
    }

    /** An interval as the report's tables print it. */
    public String interval(double low, double high) {
        return NumberText.interval(low, high, unit.isEmpty() ? 2 : 1);
    }
}
