package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code gains.csv}: how much better each reader is than the best control, on test patients, failures as wrong; over 0 is
 * better whatever the metric's direction. The controls are those of the study that use the same oracles, and for grades the
 * reader that says HGG of everyone.
 *
 * <p>The best control is chosen on validation patients where every control was read there; else it is chosen on all patients
 * for the gain, and anew in each resample and for each patient left out for the interval, which so holds the choice.
 */
final class GainTable {
    private final AnalysisInput input;
    private final Resamples resamples;
    private final List<Contest> controls;
    private final Contest always;
    private final CsvTable table =
            new CsvTable("gains.csv", "arm,split,metric,task,frame,unit,control,chosen_by,gain,low,high,n");

    private GainTable(AnalysisInput input, List<PatientSeries> always, Resamples resamples) {
        this.input = input;
        this.resamples = resamples;
        this.controls = input.arms().stream()
                .filter(ArmFact::control)
                .filter(a -> input.plan().baseline().map(a.id()::equals).orElse(true))
                .map(a -> Contest.find(a.id(), List.of(), input).orElseThrow())
                .toList();
        this.always = new Contest(
                AlwaysHgg.ID,
                List.of(),
                always.stream().collect(java.util.stream.Collectors.toMap(PatientSeries::key, s -> s)));
    }

    static CsvTable of(AnalysisInput input, List<PatientSeries> always, Resamples resamples) {
        GainTable gains = new GainTable(input, always, resamples);
        for (ArmFact arm : input.arms()) {
            if (!arm.control()) {
                input.series().stream()
                        .filter(s -> s.key().arm().equals(arm.id()))
                        .filter(s -> s.key().split().equals("test") && s.key().failures())
                        .filter(s -> !IntervalTable.isCount(s.metric()))
                        .forEach(s -> gains.add(arm, s));
            }
        }
        return gains.table;
    }

    /** The controls of a score, on test and where they were read there on validation patients. */
    private record Rival(String id, PatientSeries test, Optional<PatientSeries> validation) {
        static Stream<Rival> of(Contest control, SeriesKey key) {
            return Optional.ofNullable(control.series().get(key.of(control.id()))).stream()
                    .map(test -> new Rival(
                            control.id(),
                            test,
                            Optional.ofNullable(
                                    control.series().get(key.of(control.id()).in("validation")))));
        }
    }

    private void add(ArmFact arm, PatientSeries series) {
        List<Rival> rivals = new ArrayList<>();
        controls.stream()
                .filter(c -> c.oracles().equals(arm.oracles()))
                .flatMap(c -> Rival.of(c, series.key()))
                .filter(r -> r.test().patients().containsAll(series.patients()))
                .forEach(rivals::add);
        if (input.plan().baseline().isEmpty()) {
            Rival.of(always, series.key())
                    .filter(r -> r.test().patients().containsAll(series.patients()))
                    .forEach(rivals::add);
        }
        if (!rivals.isEmpty()) {
            row(series, rivals);
        }
    }

    private void row(PatientSeries series, List<Rival> rivals) {
        boolean higher = series.metric().higherIsBetter();
        boolean validation = input.plan().choose() != AnalysisPlan.Choose.REPLICATES
                && rivals.stream().allMatch(r -> r.validation().isPresent());
        Resampled own = resamples.of(series);
        List<Resampled> theirs = rivals.stream()
                .map(r -> resamples.of(r.test().only(series.patients())))
                .toList();
        int best = validation
                ? best(
                        rivals.stream()
                                .mapToDouble(
                                        r -> resamples.of(r.validation().get()).estimate())
                                .toArray(),
                        higher)
                : best(theirs.stream().mapToDouble(Resampled::estimate).toArray(), higher);
        Resampled control = validation ? theirs.get(best) : best(theirs, higher);
        Resampled gain = higher ? own.less(control) : control.less(own);
        PatientInterval interval = PatientInterval.of(gain);
        SeriesKey k = series.key();
        table.row(
                k.arm(),
                k.split(),
                k.metric(),
                k.task(),
                k.frame(),
                k.unit(),
                rivals.get(best).id(),
                validation ? "validation" : "replicates",
                gain.estimate(),
                interval.interval().low(),
                interval.interval().high(),
                series.defined());
    }

    /** The best of some scores, the first of equals; an undefined one is never best unless all are. */
    private static int best(double[] scores, boolean higher) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            boolean better = higher ? scores[i] > scores[best] : scores[i] < scores[best];
            if (better || Double.isNaN(scores[best]) && !Double.isNaN(scores[i])) {
                best = i;
            }
        }
        return best;
    }

    /** The best of the controls in each resample. */
    private static Resampled best(List<Resampled> theirs, boolean higher) {
        double[] replicates = new double[theirs.get(0).replicates().length];
        for (int r = 0; r < replicates.length; r++) {
            int at = r;
            double[] scores =
                    theirs.stream().mapToDouble(t -> t.replicates()[at]).toArray();
            replicates[r] = scores[best(scores, higher)];
        }
        double[] jackknife = new double[theirs.get(0).jackknife().length];
        for (int i = 0; i < jackknife.length; i++) {
            int at = i;
            double[] scores =
                    theirs.stream().mapToDouble(t -> t.jackknife()[at]).toArray();
            jackknife[i] = scores[best(scores, higher)];
        }
        double[] estimates = theirs.stream().mapToDouble(Resampled::estimate).toArray();
        return new Resampled(estimates[best(estimates, higher)], replicates, jackknife);
    }
}
