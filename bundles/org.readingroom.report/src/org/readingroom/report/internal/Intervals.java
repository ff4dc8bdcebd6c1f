package org.readingroom.report.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The 95 % intervals by patient that {@code intervals.csv} of a run gives. */
public final class Intervals {
    /** What an interval in a table is, for a footnote. */
    public static final String NOTE = "In square brackets: 95 % interval over patients";

    private record Key(String arm, String metric, String rule, ScoreGroup group) {}

    private record Interval(double low, double high, String method) {}

    private final Map<Key, Interval> intervals = new HashMap<>();

    private Intervals() {}

    /** Those of a run; none where it has no such file. */
    public static Intervals read(Path runFolder) {
        Intervals all = new Intervals();
        for (RunCsv.Row row : RunCsv.read(runFolder, "intervals.csv")) {
            ScoreGroup group = new ScoreGroup(row.text("split"), row.text("task"), row.text("frame"), row.text("unit"));
            all.intervals.put(
                    new Key(row.text("arm"), row.text("metric"), row.text("rule"), group),
                    new Interval(row.number("low"), row.number("high"), row.text("method")));
        }
        return all;
    }

    /** The interval of a score in square brackets; empty where there is none. */
    public Optional<String> text(String arm, String metric, String rule, ScoreGroup group, String unit) {
        return Optional.ofNullable(intervals.get(new Key(arm, metric, rule, group)))
                .filter(i -> !Double.isNaN(i.low()) && !Double.isNaN(i.high()))
                .map(i -> Numbers.narrow(i.low(), i.high(), unit));
    }

    /** How the intervals of a group were made, for a footnote; empty where it has none. */
    public Optional<String> note(ScoreGroup group) {
        String methods = intervals.entrySet().stream()
                .filter(e -> e.getKey().group().equals(group)
                        && !Double.isNaN(e.getValue().low()))
                .map(e -> e.getValue().method())
                .distinct()
                .sorted()
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return methods.isEmpty() ? Optional.empty() : Optional.of(NOTE + " (" + methods + ").");
    }
}
