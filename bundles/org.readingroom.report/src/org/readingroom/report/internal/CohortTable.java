package org.readingroom.report.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.report.Section.Table;

/**
 * The scores of a group of patients: a row an arm and counting rule, a column a metric.
 *
 * <p>{@code n} is how many patients a row's scores are over, of how many asked; a score over another number carries its own.
 * An arm that failed nowhere has one row for both rules.
 */
public final class CohortTable {
    /** How a row names the rule that leaves failures out. */
    static final String ANSWERED_ONLY = "answered only";

    private static final String EITHER = "either way";

    private final Scores scores;
    private final ScoreGroup group;
    private final List<String> metrics;

    public CohortTable(Scores scores, ScoreGroup group) {
        this.scores = scores;
        this.group = group;
        this.metrics = scores.metrics(group, false);
    }

    /** Whether no reader has a score: a ceiling alone is nothing to compare with. */
    public boolean isEmpty() {
        return ArmNotes.readers(scores.arms()).stream()
                .allMatch(arm -> scoresOf(arm, Scores.FAILURES_AS_WRONG).isEmpty()
                        && scoresOf(arm, Scores.ANSWERED_ONLY).isEmpty());
    }

    public List<String> metrics() {
        return metrics;
    }

    /**
     * The table.
     *
     * @param name its file's name before the group's
     * @param caption what it shows before the group's heading
     * @param counts columns before the metrics', by title, each with what it says of an arm under a rule, as its row names it
     * @param more rows to follow the arms', such as a bar that needs no reader
     * @param notes footnotes to stand before the general ones
     */
    public Table table(
            String name,
            String caption,
            Map<String, BiFunction<RunData.Arm, String, String>> counts,
            List<List<String>> more,
            List<String> notes) {
        List<String> header = new ArrayList<>(List.of("Arm", "Counted", "n"));
        header.addAll(counts.keySet());
        metrics.forEach(metric -> header.add(scores.heading(metric)));
        List<List<String>> rows = new ArrayList<>();
        for (RunData.Arm arm : scores.arms()) {
            for (List<String> row : rows(arm)) {
                List<String> own = counts.values().stream()
                        .map(count -> count.apply(arm, row.get(1)))
                        .toList();
                rows.add(inserted(row, own));
            }
        }
        rows.addAll(more);
        List<String> footnotes = new ArrayList<>(notes);
        footnotes.addAll(generalNotes(rows));
        return new Table(name + "-" + group.fileName(), caption + " " + heading() + ".", header, rows, footnotes);
    }

    /** Who was scored; that some of it was chosen by these same patients is part of it. */
    private String heading() {
        String selected = named(arm -> scores.choseSomethingOf(arm, group.split()));
        if (selected.isEmpty()) {
            return group.heading();
        }
        String held = named(arm -> scores.crossValidated(arm, group.split()));
        String how = held.isEmpty() ? "" : "; cross-validated: read by networks that they were held out of, by " + held;
        return group.heading().replaceFirst("patients;", "patients (used for selection by " + selected + how + ");");
    }

    private String named(Predicate<RunData.Arm> which) {
        return scores.arms().stream()
                .filter(arm -> !group.split().equals("test"))
                .filter(arm -> !scoresOf(arm, Scores.FAILURES_AS_WRONG).isEmpty())
                .filter(which)
                .map(RunData.Arm::id)
                .collect(Collectors.joining(", "));
    }

    private static List<String> inserted(List<String> row, List<String> own) {
        List<String> cells = new ArrayList<>(row);
        cells.addAll(3, own);
        return cells;
    }

    private List<List<String>> rows(RunData.Arm arm) {
        Map<String, ScoreRow> wrong = scoresOf(arm, Scores.FAILURES_AS_WRONG);
        Map<String, ScoreRow> answered = scoresOf(arm, Scores.ANSWERED_ONLY);
        if (wrong.isEmpty() && answered.isEmpty()) {
            return List.of();
        }
        if (!answered.isEmpty() && !wrong.isEmpty() && sameUnderBoth(wrong, answered)) {
            Map<String, ScoreRow> both = new LinkedHashMap<>(wrong);
            both.putAll(answered);
            return List.of(row(arm.title(), EITHER, both));
        }
        List<List<String>> rows = new ArrayList<>();
        if (!wrong.isEmpty()) {
            rows.add(row(arm.title(), "failures as wrong", wrong));
        }
        if (!answered.isEmpty()) {
            rows.add(row(arm.title(), ANSWERED_ONLY, answered));
        }
        return rows;
    }

    private Map<String, ScoreRow> scoresOf(RunData.Arm arm, String rule) {
        Map<String, ScoreRow> found = new LinkedHashMap<>();
        for (String metric : metrics) {
            scores.row(arm.id(), Scores.COHORT, metric, rule, group).ifPresent(row -> found.put(metric, row));
        }
        return found;
    }

    /** One row serves both rules where nothing failed: every score that both give has the same value and number. */
    private static boolean sameUnderBoth(Map<String, ScoreRow> wrong, Map<String, ScoreRow> answered) {
        boolean any = false;
        for (Map.Entry<String, ScoreRow> entry : answered.entrySet()) {
            ScoreRow a = entry.getValue();
            ScoreRow w = wrong.get(entry.getKey());
            if (w == null || Double.isNaN(w.value()) && !Double.isNaN(a.value())) {
                continue;
            }
            if (Double.compare(a.value(), w.value()) != 0 || a.defined() != w.defined() || a.total() != w.total()) {
                return false;
            }
            any = true;
        }
        return any && answered.keySet().containsAll(wrong.keySet());
    }

    private List<String> row(String title, String counted, Map<String, ScoreRow> values) {
        String n = commonNumber(values);
        List<String> cells = new ArrayList<>(List.of(title, counted, n));
        for (String metric : metrics) {
            ScoreRow score = values.get(metric);
            cells.add(score == null ? Numbers.UNDEFINED : cell(score, n, counted.equals(EITHER)));
        }
        return cells;
    }

    /** Intervals are with failures as wrong, which is the same where nothing failed. */
    private Optional<String> asWrong(ScoreRow score) {
        return scores.intervals()
                .text(score.arm(), score.metric(), Scores.FAILURES_AS_WRONG, group, scores.unit(score.metric()));
    }

    private String cell(ScoreRow score, String n, boolean either) {
        if (Scores.COUNTS.contains(score.metric())) {
            return Numbers.count(score.value());
        }
        String value = Numbers.format(score.value(), scores.unit(score.metric()));
        String own = number(score);
        String interval = scores.intervals()
                .text(score.arm(), score.metric(), score.rule(), group, scores.unit(score.metric()))
                .or(() -> either ? asWrong(score) : Optional.empty())
                .map(i -> "\n" + i)
                .orElse("");
        return Double.isNaN(score.value()) || own.equals(n) ? value + interval : value + " (" + own + ")" + interval;
    }

    private static String number(ScoreRow score) {
        return Numbers.share(score.defined(), score.total());
    }

    /** The number that most of a row's scores are over, of equals the greatest. */
    private static String commonNumber(Map<String, ScoreRow> values) {
        Map<String, Integer> times = new LinkedHashMap<>();
        values.values().stream()
                .sorted(Comparator.comparingInt(ScoreRow::defined).reversed())
                .forEach(score -> times.merge(number(score), 1, Integer::sum));
        Optional<Map.Entry<String, Integer>> most = Optional.empty();
        for (Map.Entry<String, Integer> entry : times.entrySet()) {
            if (most.isEmpty() || entry.getValue() > most.get().getValue()) {
                most = Optional.of(entry);
            }
        }
        return most.map(Map.Entry::getKey).orElse(Numbers.UNDEFINED);
    }

    private List<String> generalNotes(List<List<String>> rows) {
        List<String> notes = new ArrayList<>();
        notes.add("n: patients scored / patients asked; a score over another number carries its own in brackets.");
        if (rows.stream().anyMatch(row -> row.get(1).equals("failures as wrong"))) {
            notes.add(
                    "Failures as wrong: a reading that failed has the worst value of each metric. Answered only: it is"
                            + " left out.");
        }
        if (rows.stream().anyMatch(row -> row.contains(Numbers.UNDEFINED))) {
            notes.add(Numbers.UNDEFINED_NOTE);
        }
        scores.intervals().note(group).ifPresent(notes::add);
        ScoreGroup.unitNote(group.unit()).ifPresent(notes::add);
        ArmNotes.ceilings(scores.arms(), rows).ifPresent(notes::add);
        List<RunData.Arm> shown = scores.arms().stream()
                .filter(arm -> rows.stream().anyMatch(row -> row.get(0).equals(arm.title())))
                .toList();
        ArmNotes.controls(shown).ifPresent(notes::add);
        ArmNotes.unequal(shown).ifPresent(notes::add);
        return notes;
    }

    /** Each metric with its rule for empty masks and ratios of nothing, as far as the run says. */
    public List<String> emptyRules() {
        Map<String, Set<String>> metricsByRule = new LinkedHashMap<>();
        for (String metric : metrics) {
            scores.definition(metric).filter(d -> !d.emptyRule().isBlank()).ifPresent(d -> metricsByRule
                    .computeIfAbsent(
                            d.emptyRule(),
                            rule -> new TreeSet<>(Order.by(metrics.stream()
                                    .map(m -> scores.definition(m)
                                            .map(x -> x.label())
                                            .orElse(m))
                                    .toList())))
                    .add(d.label()));
        }
        List<String> rules = new ArrayList<>();
        metricsByRule.forEach((rule, labels) -> rules.add(String.join(", ", labels) + ": " + rule + "."));
        return rules;
    }
}
