package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.readingroom.api.report.RunData;
import org.readingroom.report.internal.Order;
import org.readingroom.report.internal.RunCsv;

/** The probabilities of high grade that arms gave, by split, arm and kind of probability. */
final class Probabilities {
    /** From what says most of an arm to what says least. */
    private static final List<String> KINDS = List.of("model", "forced", "free", "vote-share");

    /** A patient's probability and truth. */
    record Point(String caseId, boolean high, double p) {}

    /** An arm's probabilities of one kind. */
    record Given(String arm, String kind, int asked, List<Point> points) {
        /** Patients of high grade among those with a probability. */
        long high() {
            return points.stream().filter(Point::high).count();
        }
    }

    private record Key(String arm, String kind) {}

    private Probabilities() {}

    /** By split, test first; arms in the order of the study, kinds from the most telling. */
    static Map<String, List<Given>> of(RunData run) {
        Places places = new Places(run);
        Map<String, Map<Key, List<RunCsv.Row>>> rows = new TreeMap<>(Order.by(List.of("test", "validation", "train")));
        RunCsv.each(run.folder(), "probabilities.csv", row -> {
            if (Mark.ofGrade(row.text("grade")).isPresent()) {
                rows.computeIfAbsent(row.text("split"), s -> new LinkedHashMap<>())
                        .computeIfAbsent(new Key(row.text("arm"), row.text("kind")), k -> new ArrayList<>())
                        .add(row);
            }
        });
        Map<String, List<Given>> all = new LinkedHashMap<>();
        rows.forEach((split, byKey) -> all.put(
                split,
                byKey.entrySet().stream()
                        .map(e -> given(e.getKey(), e.getValue()))
                        .filter(g -> !g.points().isEmpty())
                        .sorted(Comparator.<Given>comparingInt(g -> places.of(g.arm()))
                                .thenComparing(Given::kind, Order.by(KINDS)))
                        .collect(Collectors.toList())));
        all.values().removeIf(List::isEmpty);
        return all;
    }

    private static Given given(Key key, List<RunCsv.Row> rows) {
        List<Point> points = new ArrayList<>();
        for (RunCsv.Row row : rows) {
            double p = row.number("p");
            if (!Double.isNaN(p)) {
                boolean high = Mark.ofGrade(row.text("grade")).equals(Optional.of(Mark.HGG));
                points.add(new Point(row.text("case"), high, p));
            }
        }
        return new Given(key.arm(), key.kind(), rows.size(), points);
    }

    /** Of each arm the kind that says most. */
    static List<Given> best(List<Given> all) {
        Map<String, Given> best = new LinkedHashMap<>();
        all.forEach(g -> best.putIfAbsent(g.arm(), g));
        return List.copyOf(best.values());
    }
}
