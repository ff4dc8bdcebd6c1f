package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The 95 % intervals by patient that {@code intervals.csv} of a run gives. */
public final class IntervalTable {
    private record Key(ScoreGroup group, String arm, String metric, String rule) {}

    /**
     * An interval.
     *
     * @param low its lower end
     * @param high its upper end
     */
    public record Interval(double low, double high) {}

    private final Map<Key, Interval> intervals = new HashMap<>();
    private final TreeSet<String> methods = new TreeSet<>();

    private IntervalTable() {}

    /** Those of a file; none where it is not there. */
    static IntervalTable read(Path file) {
        IntervalTable table = new IntervalTable();
        for (CsvRows.Row r : CsvRows.read(file)) {
            double low = r.number("low");
            double high = r.number("high");
            if (!Double.isNaN(low) && !Double.isNaN(high)) {
                ScoreGroup group = new ScoreGroup(r.text("split"), r.text("task"), r.text("frame"), r.text("unit"));
                Key key = new Key(group, r.text("arm"), r.text("metric"), r.text("rule"));
                table.intervals.put(key, new Interval(low, high));
                table.methods.add(r.text("method"));
            }
        }
        return table;
    }

    /** The interval of a score. */
    public Optional<Interval> of(ScoreGroup group, String arm, String metric, String rule) {
        return Optional.ofNullable(intervals.get(new Key(group, arm, metric, rule)));
    }

    /** How they were made, such as {@code bootstrap-bca, wilson}; empty where there are none. */
    public String methods() {
        return String.join(", ", methods);
    }
}
