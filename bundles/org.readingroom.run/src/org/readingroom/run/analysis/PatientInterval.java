package org.readingroom.run.analysis;

import java.util.Arrays;
import java.util.Optional;
import org.readingroom.metrics.statistics.Bootstrap;
import org.readingroom.metrics.statistics.DeLong;
import org.readingroom.metrics.statistics.Interval;
import org.readingroom.metrics.statistics.Wilson;

/**
 * A 95 % interval over patients, and how it was made: Wilson's for a share of patients, DeLong's on the logit scale for an
 * area under the curve, else the bootstrap's by resampling patients, BCa where it exists and percentiles where it does not.
 * A score that does not vary has none.
 *
 * @param interval the bounds; NaN where there are none
 * @param method such as {@code bootstrap-bca}; {@code none}
 */
record PatientInterval(Interval interval, String method) {
    private static final PatientInterval NONE = new PatientInterval(Interval.UNDEFINED, "none");

    static PatientInterval of(PatientSeries series, Resampled resampled) {
        if (Double.isNaN(resampled.estimate()) || series.defined() == 0) {
            return NONE;
        }
        Optional<GradeDecisions> grades = GradeDecisions.of(readable(series));
        if (series.key().metric().equals("auc") && grades.isPresent()) {
            return area(grades.get());
        }
        return share(series, grades)
                .map(k -> new PatientInterval(Wilson.of(k[0], k[1], Resampled.CONFIDENCE), "wilson"))
                .orElseGet(() -> of(resampled));
    }

    /** Without the patients that have no reading at all, as where failures are left out. */
    private static PatientSeries readable(PatientSeries series) {
        return series.only(java.util.stream.IntStream.range(0, series.patients().size())
                .filter(i -> !series.readings(i).isEmpty())
                .mapToObj(series.patients()::get)
                .toList());
    }

    static PatientInterval area(GradeDecisions grades) {
        return area(grades.positive(), grades.scores());
    }

    /** DeLong's interval of an area; none where it is 0 or 1, or a class has fewer than two patients. */
    static PatientInterval area(boolean[] positive, double[] scores) {
        DeLong areas = DeLong.of(positive, scores, scores);
        boolean inside = areas.areaFirst() > 0 && areas.areaFirst() < 1 && areas.varianceFirst() > 0;
        return inside
                ? new PatientInterval(
                        DeLong.logitInterval(areas.areaFirst(), areas.varianceFirst(), Resampled.CONFIDENCE),
                        "delong-logit")
                : NONE;
    }

    /** The interval of replicates alone. */
    static PatientInterval of(Resampled resampled) {
        Bootstrap b = resampled.bootstrap();
        if (b.replicates().length == 0 || b.replicates()[0] == b.replicates()[b.replicates().length - 1]) {
            return NONE;
        }
        Interval bca = b.biasCorrectedAccelerated(Bootstrap.Ties.HALF);
        boolean exists = !Double.isNaN(bca.low()) && !Double.isNaN(bca.high()) && bca.low() <= bca.high();
        return exists
                ? new PatientInterval(bca, "bootstrap-bca")
                : new PatientInterval(b.percentile(), "bootstrap-percentile");
    }

    /** Successes and patients, where the score is a share of patients. */
    private static Optional<int[]> share(PatientSeries series, Optional<GradeDecisions> grades) {
        double[] values =
                Arrays.stream(series.values()).filter(v -> !Double.isNaN(v)).toArray();
        boolean binary = series.key().unit().equals("patient")
                && values.length > 0
                && Arrays.stream(values).allMatch(v -> v == 0 || v == 1);
        if (binary) {
            return Optional.of(new int[] {(int) Arrays.stream(values).sum(), values.length});
        }
        return grades.flatMap(g -> switch (series.key().metric()) {
            case "recall-class" -> Optional.of(new int[] {g.right(true), g.of(true)});
            case "specificity-class" -> Optional.of(new int[] {g.right(false), g.of(false)});
            case "precision-class" -> {
                int said = g.saidPositive();
                yield said == 0 ? Optional.empty() : Optional.of(new int[] {g.right(true), said});
            }
            default -> Optional.empty();
        });
    }
}
