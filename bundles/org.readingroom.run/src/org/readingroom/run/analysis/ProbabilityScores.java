package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.readingroom.metrics.classification.Auroc;
import org.readingroom.metrics.classification.Brier;
import org.readingroom.metrics.classification.ExpectedCalibrationError;
import org.readingroom.metrics.classification.ThresholdChoice;
import org.readingroom.metrics.statistics.Interval;
import org.readingroom.metrics.statistics.Wilson;

/**
 * {@code probability_scores.csv}: how well the probabilities of an arm rank and tell its patients, by kind.
 *
 * <p>Measures: {@code auc} with DeLong's interval, {@code brier}, {@code ece} from 100 cases up; accuracy, balanced accuracy,
 * sensitivity and specificity at 0.1 to 0.9, and at the threshold that validation patients chose. {@code n} are the cases
 * that have a probability. {@code auc-failures-as-wrong}, {@code brier-failures-as-wrong} and so on stand beside them where
 * some case has none: it is then ranked and told as wrongly as can be. Where no validation patient was read,
 * {@code threshold} is empty over 0 cases, and nothing is said at it.
 */
final class ProbabilityScores {
    private static final int ENOUGH_FOR_BINS = 100;
    private static final String WRONG = "-failures-as-wrong";

    private final CsvTable table = new CsvTable("probability_scores.csv", "arm,split,kind,measure,value,low,high,n");
    private final Resamples resamples;

    private ProbabilityScores(Resamples resamples) {
        this.resamples = resamples;
    }

    static CsvTable of(List<ProbabilityTable.Entry> entries, Resamples resamples) {
        ProbabilityScores scores = new ProbabilityScores(resamples);
        Map<String, Map<String, List<ProbabilityTable.Entry>>> byKind = new LinkedHashMap<>();
        for (ProbabilityTable.Entry e : entries) {
            if (e.subject().grade().isPresent()) {
                byKind.computeIfAbsent(e.arm() + "\n" + e.kind(), k -> new LinkedHashMap<>())
                        .computeIfAbsent(e.subject().split(), k -> new ArrayList<>())
                        .add(e);
            }
        }
        byKind.values().forEach(scores::rows);
        return scores.table;
    }

    private void rows(Map<String, List<ProbabilityTable.Entry>> splits) {
        Told validation = Told.of(splits.getOrDefault("validation", List.of()), false);
        double threshold = ThresholdChoice.of(validation.positive(), validation.p());
        for (List<ProbabilityTable.Entry> some : splits.values()) {
            ProbabilityTable.Entry first = some.get(0);
            String[] at = {first.arm(), first.subject().split(), first.kind()};
            Told answered = Told.of(some, false);
            Told all = Told.of(some, true);
            rows(at, answered, "", threshold);
            if (all.positive().length > answered.positive().length) {
                rows(at, all, WRONG, threshold);
            }
            row(at, "threshold", threshold, Interval.UNDEFINED, validation.positive().length);
        }
    }

    private void rows(String[] at, Told told, String rule, double threshold) {
        int n = told.positive().length;
        row(at, "auc" + rule, Auroc.of(told.positive(), told.p()), area(told), n);
        resampled(at, "brier" + rule, told, t -> Brier.of(t.positive(), t.bounded()));
        if (n >= ENOUGH_FOR_BINS) {
            double error = ExpectedCalibrationError.of(told.positive(), told.bounded());
            row(at, "ece" + rule, error, Interval.UNDEFINED, n);
        }
        for (int tenth = 1; tenth <= 9; tenth++) {
            at(at, String.format(Locale.ROOT, "@0.%d", tenth) + rule, told, tenth / 10.0);
        }
        if (!Double.isNaN(threshold)) {
            at(at, "@threshold" + rule, told, threshold);
        }
    }

    private void at(String[] at, String name, Told told, double threshold) {
        int[] right = new int[2];
        int[] all = new int[2];
        for (int i = 0; i < told.positive().length; i++) {
            int truth = told.positive()[i] ? 1 : 0;
            all[truth]++;
            right[truth] += told.positive()[i] == told.p()[i] >= threshold ? 1 : 0;
        }
        share(at, "accuracy" + name, right[0] + right[1], all[0] + all[1]);
        share(at, "sensitivity" + name, right[1], all[1]);
        share(at, "specificity" + name, right[0], all[0]);
        String balanced = "balanced-accuracy" + name;
        if (name.startsWith("@0.5") || name.startsWith("@threshold")) {
            resampled(at, balanced, told, t -> ThresholdChoice.balanced(t.positive(), t.p(), threshold));
        } else {
            double value = ThresholdChoice.balanced(told.positive(), told.p(), threshold);
            row(at, balanced, value, Interval.UNDEFINED, told.positive().length);
        }
    }

    private void share(String[] at, String measure, int right, int all) {
        double value = all == 0 ? Double.NaN : (double) right / all;
        row(at, measure, value, Wilson.of(right, all, Resampled.CONFIDENCE), all);
    }

    private static Interval area(Told told) {
        return PatientInterval.area(told.positive(), told.p()).interval();
    }

    private void resampled(String[] at, String measure, Told told, ToDoubleFunction<Told> statistic) {
        int n = told.positive().length;
        Resampled r = Resampled.of(n, drawn -> statistic.applyAsDouble(told.at(drawn)), resamples.of(n));
        row(at, measure, r.estimate(), PatientInterval.of(r).interval(), n);
    }

    private void row(String[] at, String measure, double value, Interval interval, int n) {
        table.row(at[0], at[1], at[2], measure, value, interval.low(), interval.high(), n);
    }

    /** Truth and probability, case by case; infinite beyond what is true for a case that has none. */
    private record Told(boolean[] positive, double[] p) {
        static Told of(List<ProbabilityTable.Entry> entries, boolean failures) {
            List<ProbabilityTable.Entry> some =
                    entries.stream().filter(e -> failures || e.p().isPresent()).toList();
            Told told = new Told(new boolean[some.size()], new double[some.size()]);
            for (int i = 0; i < some.size(); i++) {
                told.positive[i] = some.get(i).subject().grade().getAsInt() == 1;
                double worst = told.positive[i] ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
                told.p[i] = some.get(i).p().orElse(worst);
            }
            return told;
        }

        Told at(int[] drawn) {
            Told some = new Told(new boolean[drawn.length], new double[drawn.length]);
            for (int i = 0; i < drawn.length; i++) {
                some.positive[i] = positive[drawn[i]];
                some.p[i] = p[drawn[i]];
            }
            return some;
        }

        /** Within 0 to 1, as a model's rising score need not be. */
        double[] bounded() {
            return java.util.Arrays.stream(p).map(v -> Math.clamp(v, 0, 1)).toArray();
        }
    }
}
