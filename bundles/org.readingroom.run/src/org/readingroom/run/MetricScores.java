package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.study.CohortCase;
import org.readingroom.study.Split;

/** The scores of one arm on one metric, in one part of the cohort, one frame and one unit. */
final class MetricScores {
    /**
     * A case's score.
     *
     * @param patient whose it is
     * @param answered over answered readings; NaN where there is none
     * @param withFailures failures as wrong
     * @param defined readings whose score is defined
     * @param total readings asked for
     */
    record CaseScore(String patient, double answered, double withFailures, int defined, int total) {}

    private final Metric metric;
    private final Split split;
    private final String frame;
    private final String unit;
    private final Map<String, CaseScore> cases = new LinkedHashMap<>();
    private final List<Comparison> comparisons = new ArrayList<>();

    MetricScores(Metric metric, Split split, String frame, String unit) {
        this.metric = metric;
        this.split = split;
        this.frame = frame;
        this.unit = unit;
    }

    Metric metric() {
        return metric;
    }

    Split split() {
        return split;
    }

    String frame() {
        return frame;
    }

    String unit() {
        return unit;
    }

    Map<String, CaseScore> cases() {
        return cases;
    }

    /** A case whose answer is still missing: asked, not scored. */
    void missing(CohortCase place) {
        cases.put(place.caseId(), new CaseScore(place.patient(), Double.NaN, Double.NaN, 0, 1));
    }

    /** A reading of a case. */
    void reading(CohortCase place, Comparison c) {
        double answered = c.reading().isPresent() ? metric.score(c) : Double.NaN;
        double failures = c.reading().isPresent() ? answered : metric.failed(c);
        cases.put(
                place.caseId(), new CaseScore(place.patient(), answered, failures, Double.isNaN(failures) ? 0 : 1, 1));
        if (pooled() && !(c.reading().orElse(null) instanceof Mask)) {
            comparisons.add(c);
        }
    }

    /** The readings of a case's slices. */
    void slices(CohortCase place, List<Comparison> slices, boolean missing) {
        Mean answered = new Mean();
        Mean failures = new Mean();
        for (Comparison c : slices) {
            double score = c.reading().isPresent() ? metric.score(c) : Double.NaN;
            answered.add(score);
            failures.add(c.reading().isPresent() ? score : metric.failed(c));
        }
        int total = slices.size() + (missing ? 1 : 0);
        if (total > 0) {
            cases.put(
                    place.caseId(),
                    new CaseScore(place.patient(), answered.value(), failures.value(), failures.count(), total));
        }
    }

    /** The cohort's score: the metric's own rule, or the mean over patients of the mean over each one's cases. */
    double cohort(boolean withFailures) {
        if (pooled()) {
            List<Comparison> some = withFailures
                    ? comparisons
                    : comparisons.stream().filter(c -> c.reading().isPresent()).toList();
            return some.isEmpty() ? Double.NaN : metric.aggregate(some);
        }
        Mean mean = new Mean();
        patients(withFailures).values().forEach(p -> mean.add(p.value()));
        return mean.value();
    }

    /** How many patients the cohort's score is over. */
    int defined(boolean withFailures) {
        if (pooled()) {
            return (int) comparisons.stream()
                    .filter(c -> withFailures || c.reading().isPresent())
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
        return (int) cases.values().stream().map(CaseScore::patient).distinct().count();
    }

    private boolean pooled() {
        return metric.definition().scope() != MetricDefinition.Scope.READING && unit.equals("patient");
    }

    private Map<String, Mean> patients(boolean withFailures) {
        Map<String, Mean> means = new TreeMap<>();
        for (CaseScore c : cases.values()) {
            means.computeIfAbsent(c.patient(), p -> new Mean()).add(withFailures ? c.withFailures() : c.answered());
        }
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
