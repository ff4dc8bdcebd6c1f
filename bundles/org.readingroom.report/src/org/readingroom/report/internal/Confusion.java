package org.readingroom.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.readingroom.api.report.RunData;
import org.readingroom.api.task.Task;

/**
 * How an arm's grades fall against the true ones, HGG positive: true and false positives and negatives among the answers,
 * and apart from them the readings that gave no grade. The five add up to the patients asked.
 */
public final class Confusion {
    private static final List<String> TITLES = List.of("TP", "FP", "FN", "TN", "Failed");

    private final CohortFile cohort;
    private final ReadingFiles readings;
    private final String split;

    public Confusion(CohortFile cohort, ReadingFiles readings, String split) {
        this.cohort = cohort;
        this.readings = readings;
        this.split = split;
    }

    /** The columns of a table; none where no arm has readings in files. */
    public Map<String, Function<RunData.Arm, String>> columns(List<RunData.Arm> arms) {
        Map<RunData.Arm, int[]> counts = new LinkedHashMap<>();
        arms.forEach(arm -> count(arm).ifPresent(c -> counts.put(arm, c)));
        Map<String, Function<RunData.Arm, String>> columns = new LinkedHashMap<>();
        for (int i = 0; !counts.isEmpty() && i < TITLES.size(); i++) {
            int place = i;
            columns.put(
                    TITLES.get(i),
                    arm -> counts.containsKey(arm) ? Integer.toString(counts.get(arm)[place]) : Numbers.UNDEFINED);
        }
        return columns;
    }

    private Optional<int[]> count(RunData.Arm arm) {
        int[] counts = new int[TITLES.size()];
        boolean any = false;
        for (CohortFile.Entry entry : cohort.split(split)) {
            Optional<JsonNode> reading = readings.read(arm.id(), entry.id());
            boolean graded = entry.grade().equals("HGG") || entry.grade().equals("LGG");
            if (graded && reading.isPresent() && reading.get().path("missing").isEmpty()) {
                counts[place(entry.grade().equals("HGG"), reading.get())]++;
                any = true;
            }
        }
        return any ? Optional.of(counts) : Optional.empty();
    }

    private static int place(boolean hgg, JsonNode reading) {
        JsonNode label = reading.path("values").path(Task.GRADE.id()).path("label");
        if (!label.isInt() || label.asInt() < 0 || label.asInt() > 1) {
            return 4;
        }
        boolean saysHgg = label.asInt() == 1;
        if (saysHgg) {
            return hgg ? 0 : 1;
        }
        return hgg ? 2 : 3;
    }
}
