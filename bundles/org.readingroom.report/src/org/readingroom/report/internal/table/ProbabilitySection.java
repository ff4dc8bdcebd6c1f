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
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.Order;
import org.readingroom.report.internal.RunCsv;

/** How well the arms' probabilities of HGG rank and tell patients: AUC, Brier, ECE, and thresholds. */
@Component(service = ReportSection.class, scope = ServiceScope.PROTOTYPE)
@PluginId(id = "probabilities", label = "Probabilities")
public final class ProbabilitySection implements ReportSection {
    private static final List<String> PARTS = List.of("test", "validation", "train");
    private static final List<String> SCORES = List.of("auc", "brier", "ece");
    private static final List<String> TITLES = List.of("AUC", "Brier", "ECE");
    static final String WRONG = "-failures-as-wrong";
    static final List<String> AT = List.of("accuracy", "balanced-accuracy", "sensitivity", "specificity");
    static final List<String> AT_TITLES = List.of("Accuracy", "Balanced accuracy", "Sensitivity", "Specificity");

    /** An arm's probabilities of one kind on some patients. */
    record Kind(String arm, String split, String kind) {}

    @Override
    public Optional<Section> render(RunData run) {
        Map<Kind, Map<String, RunCsv.Row>> kinds = new LinkedHashMap<>();
        RunCsv.each(run.folder(), "probability_scores.csv", row -> kinds.computeIfAbsent(
                        new Kind(row.text("arm"), row.text("split"), row.text("kind")), k -> new LinkedHashMap<>())
                .put(row.text("measure"), row));
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        List<Kind> order = kinds.keySet().stream()
                .sorted((a, b) -> Order.compare(PARTS, a.split(), b.split()))
                .toList();
        Mass mass = Mass.read(run);
        List<Section.Block> blocks = new ArrayList<>();
        mass.warning(run).ifPresent(blocks::add);
        blocks.add(scores(run, kinds, order, mass));
        decisions(run, kinds, order).ifPresent(blocks::add);
        Sweep.table(run, kinds, order).ifPresent(blocks::add);
        return Optional.of(new Section("Probabilities of the grade", blocks));
    }

    @Override
    public int rank() {
        return 230;
    }

    private static Section.Table scores(
            RunData run, Map<Kind, Map<String, RunCsv.Row>> kinds, List<Kind> order, Mass mass) {
        List<List<String>> rows = new ArrayList<>();
        for (Kind kind : order) {
            for (String rule : List.of("", WRONG)) {
                if (kinds.get(kind).containsKey("auc" + rule)) {
                    List<String> row = start(run, kind, rule, kinds.get(kind));
                    SCORES.forEach(score -> row.add(cell(kinds.get(kind).get(score + rule))));
                    row.add(mass.cell(kind));
                    rows.add(row);
                }
            }
        }
        List<String> header = new ArrayList<>(List.of("Arm", "Patients", "Probability", "Counted", "n"));
        header.addAll(TITLES);
        header.add("Mass on the answers");
        return new Section.Table(
                "probability-scores",
                "Probabilities of HGG, by arm and by where they are from.",
                header,
                rows,
                List.of(
                        "Model: what the reader itself gives. Forced: log P of each listed answer after the prompt's"
                                + " prefix, teacher-forced on every slice, mean of log P1 - log P0 over a patient's"
                                + " slices. Free: the probability of the answer as generated. Vote-share: HGG votes over"
                                + " HGG and LGG votes.",
                        "In square brackets: 95 % interval over patients. ECE: from 100 patients on, else a dash.",
                        "Mass on the answers: what the listed answers have together of the probability, mean over"
                                + " patients; under .5 the model would mostly have said something else, and its forced"
                                + " probability is of little worth."));
    }

    static List<String> start(RunData run, Kind kind, String rule, Map<String, RunCsv.Row> measures) {
        String n = Optional.ofNullable(measures.get("auc" + rule))
                .map(row -> Integer.toString(row.count("n")))
                .orElse(Numbers.UNDEFINED);
        return new ArrayList<>(List.of(
                Titles.of(run, kind.arm()),
                kind.split(),
                kind.kind(),
                rule.isEmpty() ? "answered only" : "failures as wrong",
                n));
    }

    private static String cell(RunCsv.Row row) {
        if (row == null) {
            return Numbers.UNDEFINED;
        }
        String value = Numbers.format(row.number("value"), "");
        boolean interval = !Double.isNaN(row.number("low")) && !Double.isNaN(row.number("high"));
        return interval ? value + "\n" + Numbers.narrow(row.number("low"), row.number("high"), "") : value;
    }

    /** What .5 gives, and the threshold of validation patients. */
    private static Optional<Section.Table> decisions(
            RunData run, Map<Kind, Map<String, RunCsv.Row>> kinds, List<Kind> order) {
        List<List<String>> rows = new ArrayList<>();
        for (Kind kind : order) {
            Map<String, RunCsv.Row> measures = kinds.get(kind);
            for (String at : List.of("0.5", "threshold")) {
                for (String rule : List.of("", WRONG)) {
                    if (measures.containsKey("accuracy@" + at + rule)) {
                        List<String> row = start(run, kind, rule, measures);
                        row.add(at.equals("0.5") ? at : chosen(kind, measures));
                        AT.forEach(m -> row.add(cell(measures.get(m + "@" + at + rule))));
                        rows.add(row);
                    }
                }
            }
        }
        List<String> header = new ArrayList<>(List.of("Arm", "Patients", "Probability", "Counted", "n", "Threshold"));
        header.addAll(AT_TITLES);
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section.Table(
                        "probability-threshold",
                        "Decisions at .5, and at the threshold that validation patients chose.",
                        header,
                        rows,
                        List.of("The threshold is that of the highest balanced accuracy on validation"
                                + " patients: on themselves (used for selection) it looks too good."
                                + " Without validation patients there is none.")));
    }

    private static String chosen(Kind kind, Map<String, RunCsv.Row> measures) {
        RunCsv.Row row = measures.get("threshold");
        String value = row == null ? Numbers.UNDEFINED : Numbers.format(row.number("value"), "");
        return kind.split().equals("validation") ? value + " (used for selection)" : value + " (validation)";
    }
}
