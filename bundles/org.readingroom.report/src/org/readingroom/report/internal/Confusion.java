package org.readingroom.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.readingroom.api.report.RunData;
import org.readingroom.api.task.Task;

/**
 * How an arm's grades fall against the true ones, HGG positive: true and false positives and negatives among the answers,
 * and apart from them the readings that gave no grade. They add up to the patients asked.
 */
public final class Confusion {
    private final CohortFile cohort;
    private final ReadingFiles readings;
    private final String split;

    /**
     * How many patients fell where.
     *
     * @param tp HGG called HGG
     * @param fp LGG called HGG
     * @param fn HGG called LGG
     * @param tn LGG called LGG
     * @param failedHgg HGG without an answer
     * @param failedLgg LGG without an answer
     */
    public record Counts(int tp, int fp, int fn, int tn, int failedHgg, int failedLgg) {
        /** Readings without a grade. */
        public int failed() {
            return failedHgg + failedLgg;
        }

        /** Mean of recall and specificity, failures wrong or left out; NaN where a grade has no patient. */
        public double balancedAccuracy(boolean failuresAsWrong) {
            double recall = tp / (double) (tp + fn + (failuresAsWrong ? failedHgg : 0));
            double specificity = tn / (double) (tn + fp + (failuresAsWrong ? failedLgg : 0));
            return (recall + specificity) / 2;
        }

        private Counts plus(boolean hgg, Optional<Boolean> saysHgg) {
            if (saysHgg.isEmpty()) {
                return new Counts(tp, fp, fn, tn, failedHgg + (hgg ? 1 : 0), failedLgg + (hgg ? 0 : 1));
            }
            boolean right = saysHgg.get() == hgg;
            return new Counts(
                    tp + (hgg && right ? 1 : 0),
                    fp + (!hgg && !right ? 1 : 0),
                    fn + (hgg && !right ? 1 : 0),
                    tn + (!hgg && right ? 1 : 0),
                    failedHgg,
                    failedLgg);
        }
    }

    /** Over the cases of a part of the cohort. */
    public Confusion(CohortFile cohort, ReadingFiles readings, String split) {
        this.cohort = cohort;
        this.readings = readings;
        this.split = split;
    }

    /** The columns of a table; none where no arm has readings in files. */
    public Map<String, BiFunction<RunData.Arm, String, String>> columns(List<RunData.Arm> arms) {
        Map<RunData.Arm, Counts> counts = new LinkedHashMap<>();
        arms.forEach(arm -> count(arm).ifPresent(c -> counts.put(arm, c)));
        if (counts.isEmpty()) {
            return new LinkedHashMap<>();
        }
        Map<String, BiFunction<RunData.Arm, String, String>> columns = new LinkedHashMap<>();
        columns.put("TP", whole(counts, Counts::tp));
        columns.put("FP", whole(counts, Counts::fp));
        columns.put("FN", whole(counts, Counts::fn));
        columns.put("TN", whole(counts, Counts::tn));
        columns.put("Failed", whole(counts, Counts::failed));
        columns.put(
                "Balanced accuracy",
                (arm, rule) -> counts.containsKey(arm)
                        ? Numbers.format(counts.get(arm).balancedAccuracy(!rule.equals(CohortTable.ANSWERED_ONLY)), "")
                        : Numbers.UNDEFINED);
        return columns;
    }

    private static BiFunction<RunData.Arm, String, String> whole(
            Map<RunData.Arm, Counts> counts, ToIntFunction<Counts> count) {
        return (arm, rule) ->
                counts.containsKey(arm) ? Integer.toString(count.applyAsInt(counts.get(arm))) : Numbers.UNDEFINED;
    }

    /** An arm's counts; empty where it has no readings in files. */
    public Optional<Counts> count(RunData.Arm arm) {
        Counts counts = new Counts(0, 0, 0, 0, 0, 0);
        boolean any = false;
        for (CohortFile.Entry entry : cohort.split(split)) {
            Optional<JsonNode> reading = readings.read(arm.id(), entry.id());
            boolean graded = entry.grade().equals("HGG") || entry.grade().equals("LGG");
            if (graded && reading.isPresent() && reading.get().path("missing").isEmpty()) {
                counts = counts.plus(entry.grade().equals("HGG"), saysHgg(reading.get()));
                any = true;
            }
        }
        return any ? Optional.of(counts) : Optional.empty();
    }

    private static Optional<Boolean> saysHgg(JsonNode reading) {
        JsonNode label = reading.path("values").path(Task.GRADE.id()).path("label");
        boolean grade = label.isInt() && label.asInt() >= 0 && label.asInt() <= 1;
        return grade ? Optional.of(label.asInt() == 1) : Optional.empty();
    }
}
