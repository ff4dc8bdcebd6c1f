package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.metrics.statistics.MultipleComparisons;

/**
 * {@code pairs.csv}: arms against each other on test patients, failures as wrong. Primary are the pairs that the study names,
 * on the primary metric of each task, in one frame and unit: the source's, and of the patient as a whole where both have
 * that. These are one family, corrected by Holm; all else is exploratory and not corrected. Seeds of an arm are one reader.
 *
 * <p>No p-value stands where the oracles of both differ, or while the run is incomplete.
 */
final class PairTable {
    private static final String HEADER =
            "family,role,task,metric,frame,unit,a,b,n,mean_a,mean_b,difference,low,high,test,p,"
                    + "p_holm,family_size,a_only,b_only,smallest_p,oracles,verdict";

    private final AnalysisInput input;
    private final Resamples resamples;
    private final Primary primary;
    private final List<PairRow> rows = new ArrayList<>();

    private PairTable(AnalysisInput input, Resamples resamples) {
        this.input = input;
        this.resamples = resamples;
        this.primary = new Primary(input);
    }

    static CsvTable of(AnalysisInput input, Resamples resamples) {
        PairTable pairs = new PairTable(input, resamples);
        List<Contest> all = Contest.all(input);
        for (List<String> pair : input.plan().pairs()) {
            Contest.find(pair.get(0), all, input)
                    .ifPresent(a -> Contest.find(pair.get(1), all, input).ifPresent(b -> pairs.compare(a, b, true)));
        }
        List<Contest> readers = all.stream().filter(c -> !c.control()).toList();
        for (int i = 0; i < readers.size(); i++) {
            for (int j = i + 1; j < readers.size(); j++) {
                pairs.others(readers.get(i), readers.get(j));
            }
        }
        return pairs.write();
    }

    private void others(Contest a, Contest b) {
        boolean done = input.plan().pairs().stream().anyMatch(p -> p.contains(a.id()) && p.contains(b.id()));
        if (!done) {
            compare(a, b, false);
        }
    }

    private void compare(Contest a, Contest b, boolean named) {
        Map<String, SeriesKey> claims = new LinkedHashMap<>();
        List<SeriesKey> shared = a.series().keySet().stream()
                .filter(k -> k.split().equals("test") && k.failures())
                .filter(k -> b.series().containsKey(k.of(b.id())))
                .toList();
        if (named) {
            shared.stream()
                    .filter(k -> primary.is(k) && claimed(a, b, k.task()))
                    .sorted(Comparator.comparingInt(PairTable::frame).thenComparingInt(PairTable::unit))
                    .forEach(k -> claims.putIfAbsent(k.task(), k));
        }
        for (SeriesKey key : shared) {
            boolean claim = claims.containsValue(key);
            boolean shown = named || primary.is(key);
            PatientSeries first = a.series().get(key);
            if (shown && !IntervalTable.isCount(first.metric())) {
                rows.add(row(claim, first, b.series().get(key.of(b.id())), a, b));
            }
        }
    }

    /** Where a study names no metric, claims are of tasks that one of both is asked. */
    private boolean claimed(Contest a, Contest b, String task) {
        return !input.plan().primary().isEmpty() || a.asked(task) || b.asked(task);
    }

    private static int frame(SeriesKey key) {
        return key.frame().equals("model-grid") ? 1 : 0;
    }

    private static int unit(SeriesKey key) {
        int place = List.of("patient", "3d-patient", "3d-slab").indexOf(key.unit());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private PairRow row(boolean claim, PatientSeries a, PatientSeries b, Contest first, Contest second) {
        PatientSeries one = a.only(b.patients());
        PatientSeries two = b.only(a.patients());
        boolean equal = first.oracles().equals(second.oracles());
        Resampled difference = resamples.of(one).less(resamples.of(two));
        return new PairRow(
                claim,
                a.key(),
                first.id(),
                second.id(),
                equal,
                one,
                two,
                resamples.of(one).estimate(),
                resamples.of(two).estimate(),
                difference,
                equal && input.complete() ? PairTest.of(one, two, difference) : PairTest.NONE);
    }

    private CsvTable write() {
        List<PairRow> family = rows.stream()
                .filter(r -> r.claim() && !Double.isNaN(r.test().p()))
                .toList();
        double[] holm = MultipleComparisons.holm(
                family.stream().mapToDouble(r -> r.test().p()).toArray());
        CsvTable table = new CsvTable("pairs.csv", HEADER);
        for (boolean claim : new boolean[] {true, false}) {
            for (PairRow r : rows) {
                if (r.claim() == claim) {
                    int place = family.indexOf(r);
                    r.write(table, place < 0 ? Double.NaN : holm[place], family.size(), input.complete());
                }
            }
        }
        return table;
    }
}
