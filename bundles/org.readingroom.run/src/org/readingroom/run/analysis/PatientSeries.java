package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.readingroom.api.PluginException;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricException;

/**
 * The scores of one arm on one metric, patient by patient, and the statistic of any choice of the patients, repeats
 * included: the mean of their scores, or for a metric of cohorts what the metric makes of all their readings.
 */
public final class PatientSeries {
    private final SeriesKey key;
    private final MetricDefinition metric;
    private final List<String> patients;
    private final double[] values;
    private final Optional<Pool> pool;
    private final List<PatientSeries> members;

    /**
     * The readings that a metric of cohorts is made of.
     *
     * @param metric the metric
     * @param readings by patient; those that the rule leaves out are not among them
     */
    public record Pool(Metric metric, Map<String, List<Comparison>> readings) {}

    private PatientSeries(
            SeriesKey key,
            MetricDefinition metric,
            SortedMap<String, Double> values,
            Optional<Pool> pool,
            List<PatientSeries> members) {
        this.key = key;
        this.metric = metric;
        this.patients = List.copyOf(values.keySet());
        this.values = values.values().stream().mapToDouble(Double::doubleValue).toArray();
        this.pool = pool;
        this.members = members;
    }

    /**
     * A series.
     *
     * @param values the score of each patient, NaN where it is undefined or is one of cohorts alone
     * @param pool for a metric of cohorts
     */
    public static PatientSeries of(
            SeriesKey key, MetricDefinition metric, SortedMap<String, Double> values, Optional<Pool> pool) {
        return new PatientSeries(key, metric, values, pool, List.of());
    }

    /** The mean of several series, such as the seeds of an arm, over the patients that all of them have. */
    static PatientSeries averaged(SeriesKey key, List<PatientSeries> members) {
        TreeSet<String> shared = new TreeSet<>(members.get(0).patients);
        members.forEach(m -> shared.retainAll(m.patients));
        List<PatientSeries> same = members.stream().map(m -> m.only(shared)).toList();
        SortedMap<String, Double> means = new TreeMap<>();
        int place = 0;
        for (String patient : shared) {
            int at = place++;
            means.put(
                    patient,
                    same.stream().mapToDouble(m -> m.values[at]).average().orElse(Double.NaN));
        }
        return new PatientSeries(key, members.get(0).metric, means, Optional.empty(), same);
    }

    /** The same over some of the patients. */
    PatientSeries only(Collection<String> some) {
        if (some.size() == patients.size() && some.containsAll(patients)) {
            return this;
        }
        SortedMap<String, Double> kept = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            if (some.contains(patients.get(i))) {
                kept.put(patients.get(i), values[i]);
            }
        }
        return new PatientSeries(
                key, metric, kept, pool, members.stream().map(m -> m.only(some)).toList());
    }

    /** Whether another series holds the same scores, as that of the other rule does where nothing failed. */
    boolean holds(PatientSeries other) {
        return patients.equals(other.patients)
                && Arrays.equals(values, other.values)
                && pool.map(Pool::readings).equals(other.pool.map(Pool::readings));
    }

    /** What it is of. */
    public SeriesKey key() {
        return key;
    }

    /** The definition of its metric. */
    public MetricDefinition metric() {
        return metric;
    }

    /** The patients, sorted. */
    public List<String> patients() {
        return patients;
    }

    /** The score of each patient; NaN where there is none. Not to be changed. */
    double[] values() {
        return values;
    }

    /** Whether the statistic is a metric's own of a cohort, not a mean. */
    boolean pooled() {
        return pool.isPresent() || members.stream().anyMatch(PatientSeries::pooled);
    }

    /** The readings that a metric of cohorts is made of; empty for a mean and for an average of series. */
    Optional<Pool> pool() {
        return pool;
    }

    /** The readings of a patient, where the statistic is a metric's own of a cohort and the series is of one arm. */
    List<Comparison> readings(int patient) {
        return pool.map(p -> p.readings().getOrDefault(patients.get(patient), List.of()))
                .orElse(List.of());
    }

    /** How many patients have a score, or a reading where the metric is one of cohorts. */
    int defined() {
        if (!members.isEmpty()) {
            return members.stream().mapToInt(PatientSeries::defined).min().orElseThrow();
        }
        return (int) IntStream.range(0, values.length)
                .filter(i -> pool.isPresent() ? !readings(i).isEmpty() : !Double.isNaN(values[i]))
                .count();
    }

    /** The statistic of all patients. */
    double estimate() {
        return statistic().applyAsDouble(IntStream.range(0, values.length).toArray());
    }

    /** The statistic of the patients at some indices; NaN where it is undefined. */
    ToDoubleFunction<int[]> statistic() {
        if (!members.isEmpty()) {
            List<ToDoubleFunction<int[]>> each =
                    members.stream().map(PatientSeries::statistic).toList();
            return drawn -> each.stream()
                    .mapToDouble(s -> s.applyAsDouble(drawn))
                    .average()
                    .orElseThrow();
        }
        return pool.isPresent() ? sorted().orElseGet(() -> aggregate(pool.get().metric())) : this::mean;
    }

    /** A quicker way to the area under the curve, where it comes to the metric's own of all patients. */
    private Optional<ToDoubleFunction<int[]>> sorted() {
        int[] all = IntStream.range(0, values.length).toArray();
        return key.metric().equals("auc")
                ? GradeDecisions.of(this)
                        .filter(GradeDecisions::scored)
                        .<ToDoubleFunction<int[]>>map(AreaOfResamples::of)
                        .filter(area -> Math.abs(area.applyAsDouble(all)
                                        - aggregate(pool.get().metric()).applyAsDouble(all))
                                < 1e-12)
                : Optional.empty();
    }

    private double mean(int[] drawn) {
        double sum = 0;
        int n = 0;
        for (int i : drawn) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private ToDoubleFunction<int[]> aggregate(Metric rule) {
        Comparison[][] readings = IntStream.range(0, values.length)
                .mapToObj(i -> readings(i).toArray(new Comparison[0]))
                .toArray(Comparison[][]::new);
        return drawn -> {
            List<Comparison> all = new ArrayList<>(drawn.length);
            for (int i : drawn) {
                all.addAll(Arrays.asList(readings[i]));
            }
            return all.isEmpty() ? Double.NaN : defined(rule, all);
        };
    }

    /** A metric that cannot score some resample is undefined there; of all patients it has been scored before. */
    private static double defined(Metric rule, List<Comparison> all) {
        try {
            return rule.aggregate(all);
        } catch (PluginException | MetricException e) {
            return Double.NaN;
        }
    }
}
