package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Order;
import org.readingroom.report.internal.RunCsv;

/** How queries ended, an arm and task a bar: answered, and why not. */
final class FailureFigure {
    /** End states from usable to missing, neighbours apart in brightness. */
    static final List<Stacks.Part> STATES = List.of(
            new Stacks.Part("answered", 0xD5D9DE),
            new Stacks.Part("refused", 0x0B3C5D),
            new Stacks.Part("truncated", 0xE69F00),
            new Stacks.Part("unparseable", 0x5B2A86),
            new Stacks.Part("out-of-range", 0x56B4E9),
            new Stacks.Part("degenerate", 0x7A3B00),
            new Stacks.Part("transport-error", 0xF0E442),
            new Stacks.Part("cancelled", 0x222222));

    private FailureFigure() {}

    static List<Section.Figure> of(RunData run) {
        Map<String, List<RunCsv.Row>> bySplit = new TreeMap<>(Order.by(List.of("test", "validation", "train")));
        for (RunCsv.Row row : RunCsv.read(run.folder(), "states.csv")) {
            bySplit.computeIfAbsent(row.text("split"), s -> new ArrayList<>()).add(row);
        }
        List<Section.Figure> figures = new ArrayList<>();
        bySplit.forEach((split, rows) -> figures.add(figure(new Places(run), split, rows)));
        return figures;
    }

    private static Section.Figure figure(Places places, String split, List<RunCsv.Row> rows) {
        FigureData data = new FigureData("arm", "task", "state", "n", "share");
        List<Stacks.Bar> bars = new ArrayList<>();
        for (String arm :
                places.sorted(rows.stream().map(r -> r.text("arm")).distinct().toList())) {
            Map<String, Map<String, Integer>> byTask = new LinkedHashMap<>();
            for (RunCsv.Row row : rows) {
                if (row.text("arm").equals(arm)) {
                    byTask.computeIfAbsent(row.text("task"), t -> new LinkedHashMap<>())
                            .merge(row.text("state"), row.count("n"), Integer::sum);
                }
            }
            byTask.forEach((task, counts) -> bars.add(bar(places, arm, task, counts, data)));
        }
        List<Stacks.Part> parts = STATES.stream()
                .filter(p -> bars.stream().anyMatch(b -> b.shares().getOrDefault(p.name(), 0.0) > 0))
                .toList();
        String caption =
                "How the queries of " + split + " patients ended, all repeats; n in brackets. The state stands in each"
                        + " part that is wide enough; the numbers are in the CSV.";
        return data.figure(
                "states-" + split, caption, new Stacks("share of queries", parts, bars).svg("End states by arm"));
    }

    private static Stacks.Bar bar(
            Places places, String arm, String task, Map<String, Integer> counts, FigureData data) {
        int n = counts.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        counts.forEach((state, count) -> {
            shares.put(state, n == 0 ? 0 : count / (double) n);
            data.add(arm, task, state, count, shares.get(state));
        });
        return new Stacks.Bar(places.title(arm, 30) + ", " + task + " (" + n + ")", shares);
    }
}
