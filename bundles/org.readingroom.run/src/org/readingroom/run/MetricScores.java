package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readingroom.api.metric.Comparison;
import org.readingroom.run.analysis.PatientSeries;
import org.readingroom.run.analysis.SeriesKey;
import org.readingroom.study.CohortCase;

/** The scores of one arm on one metric, in one part of the cohort, one frame and one unit. */
final class MetricScores {
    private final ScoreSlot slot;
    private final Map<String, CaseScore> cases = new LinkedHashMap<>();
    private final Map<String, String> patientOf = new LinkedHashMap<>();
    private final List<Comparison> comparisons = new ArrayList<>();

    MetricScores(ScoreSlot slot) {
        this.slot = slot;
    }

    ScoreSlot slot() {
        return slot;
    }

    Map<String, CaseScore> cases() {
        return cases;
    }

    void add(CohortCase place, CaseScore score) {
        cases.put(place.caseId(), score);
        patientOf.put(place.caseId(), place.patient());
        score.pooled().ifPresent(comparisons::add);
    }

    /** The cohort's score: the metric's own rule, or the mean over patients of the mean over each one's cases. */
    double cohort(boolean withFailures) {
        if (slot.pooled()) {
            List<Comparison> some = readings(withFailures);
            return some.isEmpty() ? Double.NaN : slot.metric().aggregate(some);
        }
        Mean mean = new Mean();
        patients(withFailures).values().forEach(p -> mean.add(p.value()));
        return mean.value();
    }

    /** How many patients the cohort's score is over. */
    int defined(boolean withFailures) {
        if (slot.pooled()) {
            return (int) readings(withFailures).stream()
                    .map(Comparison::patientId)
                    .distinct()
                    .count();
        }
        return (int) patients(withFailures).values().stream()
                .filter(m -> m.count() > 0)
                .count();
    }

    /** How many patients were asked about. */
    int total() {
        return (int) patientOf.values().stream().distinct().count();
    }

    /** The scores by patient. */
    PatientSeries series(String arm, boolean withFailures) {
        SeriesKey key = new SeriesKey(
                arm,
                slot.split().word(),
                slot.metric().definition().id(),
                slot.task(),
                slot.frame(),
                slot.unit(),
                withFailures ? SeriesKey.FAILURES_AS_WRONG : SeriesKey.ANSWERED_ONLY);
        SortedMap<String, Double> values = new TreeMap<>();
        patients(withFailures).forEach((patient, mean) -> values.put(patient, mean.value()));
        Map<String, List<Comparison>> readings = new TreeMap<>();
        readings(withFailures).forEach(c -> readings.computeIfAbsent(c.patientId(), p -> new ArrayList<>())
                .add(c));
        return PatientSeries.of(
                key,
                slot.metric().definition(),
                values,
                slot.pooled() ? Optional.of(new PatientSeries.Pool(slot.metric(), readings)) : Optional.empty());
    }

    private List<Comparison> readings(boolean withFailures) {
        return withFailures
                ? comparisons
                : comparisons.stream().filter(c -> c.reading().isPresent()).toList();
    }

    private SortedMap<String, Mean> patients(boolean withFailures) {
        SortedMap<String, Mean> means = new TreeMap<>();
        cases.forEach((id, c) -> means.computeIfAbsent(patientOf.get(id), p -> new Mean())
                .add(withFailures ? c.withFailures() : c.answered()));
        return means;
    }

    /** A mean over the defined of some values. */
    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }

        int count() {
            return count;
        }
    }
}
