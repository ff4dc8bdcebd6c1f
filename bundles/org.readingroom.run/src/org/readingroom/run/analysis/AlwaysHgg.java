package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.Task;

/**
 * The reader that looks at nothing and says HGG of everyone: the row beside which every score of grades is to be seen. It is
 * computed from the truth of the patients that some arm was asked about.
 */
final class AlwaysHgg {
    static final String ID = "always-HGG";
    private static final ClassScore HGG = ClassScore.of(1, 1);

    private AlwaysHgg() {}

    /** Its series, one for each split, metric and rule of grades that any arm has. */
    static List<PatientSeries> series(List<PatientSeries> all) {
        Map<SeriesKey, PatientSeries> widest = new LinkedHashMap<>();
        for (PatientSeries s : all) {
            if (s.key().task().equals(Task.GRADE.id()) && s.pooled() && s.key().failures()) {
                widest.merge(
                        s.key().of(ID),
                        s,
                        (a, b) -> a.patients().size() >= b.patients().size() ? a : b);
            }
        }
        List<PatientSeries> series = new ArrayList<>();
        widest.forEach((key, s) -> series.add(of(key, s)));
        return series;
    }

    private static PatientSeries of(SeriesKey key, PatientSeries like) {
        Map<String, List<Comparison>> said = new LinkedHashMap<>();
        SortedMap<String, Double> values = new TreeMap<>();
        Metric metric = like.pool().orElseThrow().metric();
        for (int i = 0; i < like.patients().size(); i++) {
            List<Comparison> readings =
                    like.readings(i).stream().map(AlwaysHgg::read).toList();
            said.put(like.patients().get(i), readings);
            values.put(
                    like.patients().get(i),
                    readings.stream().mapToDouble(metric::score).average().orElse(Double.NaN));
        }
        return PatientSeries.of(key, like.metric(), values, Optional.of(new PatientSeries.Pool(metric, said)));
    }

    private static Comparison read(Comparison c) {
        return new Comparison(c.caseId(), c.patientId(), c.slice(), c.frame(), Optional.of(HGG), c.truth());
    }
}
