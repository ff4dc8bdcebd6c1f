package org.readingroom.report.internal.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.report.internal.CohortFile;
import org.readingroom.report.internal.Confusion;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.ReadingFiles;
import org.readingroom.report.internal.ScoreGroup;
import org.readingroom.report.internal.Scores;

/** Our scores as they stand beside published ones: an arm's with its interval, those of several seeds as mean and sd. */
final class OurScores {
    private static final List<String> COUNTS = List.of("tp", "fp", "fn", "tn");

    private final Scores scores;
    private final CohortFile cohort;
    private final ReadingFiles readings;

    OurScores(RunData run) {
        this.scores = new Scores(run);
        this.cohort = CohortFile.read(run.folder());
        this.readings = new ReadingFiles(run.folder());
    }

    Scores scores() {
        return scores;
    }

    CohortFile cohort() {
        return cohort;
    }

    /** Whether an arm has any score of the cohort in a group. */
    boolean any(RunData.Arm arm, ScoreGroup group) {
        return scores.metrics(group, false).stream()
                .anyMatch(metric -> row(arm, metric, Scores.FAILURES_AS_WRONG, group)
                        .or(() -> row(arm, metric, Scores.ANSWERED_ONLY, group))
                        .isPresent());
    }

    /** Whether leaving out what an arm failed on changes any of its scores. */
    boolean failed(RunData.Arm arm, ScoreGroup group) {
        return scores.metrics(group, false).stream().anyMatch(metric -> {
            Optional<ScoreRow> wrong = row(arm, metric, Scores.FAILURES_AS_WRONG, group);
            Optional<ScoreRow> answered = row(arm, metric, Scores.ANSWERED_ONLY, group);
            return wrong.isPresent()
                    && answered.isPresent()
                    && wrong.get().defined() != answered.get().defined();
        });
    }

    private Optional<ScoreRow> row(RunData.Arm arm, String metric, String rule, ScoreGroup group) {
        return scores.row(arm.id(), Scores.COHORT, metric, rule, group);
    }

    /** A score as printed. */
    String cell(OurColumn column, String metric) {
        String unit = scores.unit(metric);
        if (COUNTS.contains(metric)) {
            return counts(column, metric);
        }
        String value = cell(column, unit, arm -> value(arm, metric, column));
        return column.members().size() > 1
                ? value
                : value
                        + scores.intervals()
                                .text(column.members().get(0).id(), metric, column.rule(), column.group(), unit)
                                .map(interval -> "\n" + interval)
                                .orElse("");
    }

    private double value(RunData.Arm arm, String metric, OurColumn column) {
        Optional<ScoreRow> row = row(arm, metric, column.rule(), column.group());
        if (row.isEmpty() && metric.equals("balanced-accuracy")) {
            return confusion(arm, column)
                    .map(counts -> counts.balancedAccuracy(column.rule().equals(Scores.FAILURES_AS_WRONG)))
                    .orElse(Double.NaN);
        }
        return row.map(ScoreRow::value).orElse(Double.NaN);
    }

    private Optional<Confusion.Counts> confusion(RunData.Arm arm, OurColumn column) {
        return new Confusion(cohort, readings, column.group().split()).count(arm);
    }

    /** Counts are of answers; of several seeds a mean would be of no patients, so that each seed's stands there. */
    private String counts(OurColumn column, String metric) {
        return column.members().stream()
                .map(arm -> row(arm, metric, column.rule(), column.group())
                        .map(row -> Numbers.count(row.value()))
                        .or(() -> confusion(arm, column).map(c -> Integer.toString(count(c, metric))))
                        .orElse(Numbers.UNDEFINED))
                .reduce((a, b) -> a + ", " + b)
                .orElse(Numbers.UNDEFINED);
    }

    private static int count(Confusion.Counts counts, String metric) {
        return switch (metric) {
            case "tp" -> counts.tp();
            case "fp" -> counts.fp();
            case "fn" -> counts.fn();
            default -> counts.tn();
        };
    }

    private static String cell(OurColumn column, String unit, ToDoubleFunction<RunData.Arm> value) {
        double[] values = column.members().stream().mapToDouble(value).toArray();
        return values.length == 1 ? Numbers.format(values[0], unit) : Numbers.spread(values, unit);
    }

    /** Over how many patients of how many asked. */
    String n(OurColumn column, List<String> metrics) {
        return metrics.stream()
                .flatMap(metric -> row(column.members().get(0), metric, column.rule(), column.group()).stream())
                .max(Comparator.comparingInt(ScoreRow::defined))
                .map(row -> Numbers.share(row.defined(), row.total()))
                .orElse(Numbers.UNDEFINED);
    }
}
