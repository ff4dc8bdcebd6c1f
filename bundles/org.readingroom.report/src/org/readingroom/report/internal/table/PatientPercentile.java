package org.readingroom.report.internal.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readingroom.report.internal.RunCsv;
import org.readingroom.report.internal.Scores;

/**
 * The mean over patients of the 95th percentile (type 7: linear between order statistics) over a patient's slices, from
 * {@code slice_scores.csv}. A failed slice counts with the value a failure has, or is left out under the rule answered-only;
 * a patient without any value is left out of the mean.
 */
final class PatientPercentile {
    private static final double SHARE = 0.95;

    private record Key(String arm, String split, String metric, String frame) {}

    private record Slice(boolean answered, double value) {}

    private final Map<Key, Map<String, List<Slice>>> slices = new HashMap<>();

    /** Reads the slices of some arms and metrics; the file may be long, and the rest is passed over. */
    PatientPercentile(Path runFolder, Set<String> arms, Set<String> metrics) {
        if (arms.isEmpty() || metrics.isEmpty()) {
            return;
        }
        RunCsv.each(runFolder, "slice_scores.csv", row -> {
            if (metrics.contains(row.text("metric")) && arms.contains(row.text("arm"))) {
                Key key = new Key(row.text("arm"), row.text("split"), row.text("metric"), row.text("frame"));
                slices.computeIfAbsent(key, k -> new HashMap<>())
                        .computeIfAbsent(row.text("case"), c -> new ArrayList<>())
                        .add(new Slice(row.text("state").equals("answered"), row.number("value")));
            }
        });
    }

    /** The mean over patients; NaN where no patient has a slice. */
    double mean(String arm, String split, String metric, String frame, String rule) {
        double[] patients = slices.getOrDefault(new Key(arm, split, metric, frame), Map.of()).values().stream()
                .mapToDouble(list -> percentile(list.stream()
                        .filter(s -> s.answered() || rule.equals(Scores.FAILURES_AS_WRONG))
                        .mapToDouble(Slice::value)
                        .filter(v -> !Double.isNaN(v))
                        .toArray()))
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        // Sorted first, so that the sum does not depend on the order of a map.
        return Arrays.stream(patients).average().orElse(Double.NaN);
    }

    private static double percentile(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        double place = SHARE * (values.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, values.length - 1);
        return values[below] + (place - below) * (values[above] - values[below]);
    }
}
