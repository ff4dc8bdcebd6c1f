package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.readingroom.api.PluginId;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.Order;
import org.readingroom.report.internal.RunCsv;

/** How the queries of each arm ended: a failure is a result, by its reason. Too many cut-off answers are a warning. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "states", label = "Failures by reason")
public final class StatesSection implements ReportSection {
    private static final double CUT_OFF = 0.02;
    private static final List<String> PARTS = List.of("test", "validation", "train");
    private static final List<String> STATES =
            List.of("answered", "refused", "truncated", "unparseable", "out-of-range", "degenerate", "missing");
    private static final List<String> TITLES =
            List.of("Answered", "Refused", "Cut off", "Not understood", "Out of range", "Degenerate", "Missing");

    private record Line(String arm, String split, String task) {}

    @Override
    public Optional<Section> render(RunData run) {
        Map<Line, Map<String, Integer>> lines = new LinkedHashMap<>();
        RunCsv.each(run.folder(), "states.csv", row -> lines.computeIfAbsent(
                        new Line(row.text("arm"), row.text("split"), row.text("task")), l -> new LinkedHashMap<>())
                .merge(row.text("state"), row.count("n"), Integer::sum));
        List<Section.Block> blocks = new ArrayList<>();
        if (!lines.isEmpty()) {
            lines.forEach((line, states) -> warning(run, line, states).ifPresent(blocks::add));
            blocks.add(table(run, lines));
        }
        Exclusions.table(run).ifPresent(blocks::add);
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("Failures by reason", blocks));
    }

    @Override
    public int rank() {
        return 430;
    }

    private static int all(Map<String, Integer> states) {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Optional<Section.Block> warning(RunData run, Line line, Map<String, Integer> states) {
        double share = states.getOrDefault("truncated", 0) / (double) all(states);
        if (!(share > CUT_OFF)) {
            return Optional.empty();
        }
        String limit = run.arms().stream()
                .filter(arm -> arm.id().equals(line.arm()))
                .map(arm -> ArmFile.read(run.folder(), arm).decode().path("max-tokens"))
                .filter(tokens -> tokens.isNumber())
                .map(tokens -> "its limit of " + tokens.asInt() + " tokens")
                .findFirst()
                .orElse("its token limit");
        return Optional.of(new Section.Paragraph("WARNING: " + Titles.of(run, line.arm()) + ", " + line.split()
                + " patients, task " + line.task() + ": " + percent(share) + " of the answers were cut off at " + limit
                + ". Its scores are of the limit as much as of the model: give the arm more max-tokens."));
    }

    private static String percent(double share) {
        return String.format(java.util.Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static Section.Table table(RunData run, Map<Line, Map<String, Integer>> lines) {
        List<String> known = new ArrayList<>(STATES);
        lines.values()
                .forEach(states ->
                        states.keySet().stream().filter(s -> !known.contains(s)).forEach(known::add));
        List<String> shown = known.stream()
                .filter(s -> s.equals("answered") || lines.values().stream().anyMatch(m -> m.getOrDefault(s, 0) > 0))
                .toList();
        List<String> header = new ArrayList<>(List.of("Arm", "Patients", "Task", "Asked"));
        shown.forEach(s -> header.add(STATES.contains(s) ? TITLES.get(STATES.indexOf(s)) : Order.capital(s)));
        List<List<String>> rows = new ArrayList<>();
        lines.entrySet().stream()
                .sorted((a, b) ->
                        Order.compare(PARTS, a.getKey().split(), b.getKey().split()))
                .forEach(entry -> {
                    Line line = entry.getKey();
                    int all = all(entry.getValue());
                    List<String> row = new ArrayList<>(
                            List.of(Titles.of(run, line.arm()), line.split(), line.task(), Integer.toString(all)));
                    shown.forEach(s -> row.add(cell(entry.getValue().getOrDefault(s, 0), all)));
                    rows.add(row);
                });
        return new Section.Table(
                "states",
                "How the queries of each arm ended, over all repeats.",
                header,
                rows,
                List.of("Cut off: ended at the token limit before an answer. Not understood: no answer could be read."
                        + " Degenerate: a shape without area. Missing: no answer came; such queries are asked"
                        + " again when the run goes on, and are no failures."));
    }

    private static String cell(int n, int all) {
        return n == 0 ? Numbers.UNDEFINED : n + " (" + percent(n / (double) all) + ")";
    }
}
