package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code seeds.csv}: mean, standard deviation (n - 1) and range of each score over the seeds of an arm, and under the group
 * {@code ARM.repeats} over the repeats of one that was asked more than once. That spread is of the reader, not of patients,
 * and stands beside the interval over patients.
 */
final class SeedTable {
    private static final String REPEATS = ".repeats";

    private SeedTable() {}

    static CsvTable of(AnalysisInput input) {
        CsvTable table = new CsvTable("seeds.csv", "group,split,metric,task,frame,unit,rule,seeds,mean,sd,min,max");
        Map<String, String> groups = new LinkedHashMap<>();
        input.arms().stream().filter(a -> !a.group().equals(a.id())).forEach(a -> groups.put(a.id(), a.group()));
        Map<SeriesKey, List<Double>> scores = new LinkedHashMap<>();
        for (PatientSeries s : input.series()) {
            if (groups.containsKey(s.key().arm())) {
                add(scores, s, groups.get(s.key().arm()));
            }
        }
        input.repeats().forEach(s -> add(scores, s, s.key().arm() + REPEATS));
        scores.forEach((key, some) -> row(table, key, some));
        return table;
    }

    private static void add(Map<SeriesKey, List<Double>> scores, PatientSeries series, String group) {
        scores.computeIfAbsent(series.key().of(group), k -> new ArrayList<>()).add(series.estimate());
    }

    private static void row(CsvTable table, SeriesKey k, List<Double> all) {
        double[] defined = all.stream()
                .mapToDouble(Double::doubleValue)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        double mean = Arrays.stream(defined).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(defined).map(v -> (v - mean) * (v - mean)).sum();
        table.row(
                k.arm(),
                k.split(),
                k.metric(),
                k.task(),
                k.frame(),
                k.unit(),
                k.rule(),
                defined.length,
                mean,
                defined.length < 2 ? Double.NaN : Math.sqrt(squares / (defined.length - 1)),
                Arrays.stream(defined).min().orElse(Double.NaN),
                Arrays.stream(defined).max().orElse(Double.NaN));
    }
}
