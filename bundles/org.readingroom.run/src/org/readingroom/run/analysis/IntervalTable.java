package org.readingroom.run.analysis;

import java.util.List;
import org.readingroom.api.metric.MetricDefinition;

/** {@code intervals.csv}: the 95 % interval by patient of every score of a cohort; see {@link PatientInterval}. */
final class IntervalTable {
    /** The unit of counts, which have no interval. */
    private static final String COUNT = "patients";

    private IntervalTable() {}

    static CsvTable of(List<PatientSeries> series, Resamples resamples) {
        CsvTable table = new CsvTable("intervals.csv", "arm,split,metric,task,frame,unit,rule,value,low,high,method,n");
        for (PatientSeries s : series) {
            Resampled resampled = resamples.of(s);
            PatientInterval interval = PatientInterval.of(s, resampled);
            SeriesKey k = s.key();
            table.row(
                    k.arm(),
                    k.split(),
                    k.metric(),
                    k.task(),
                    k.frame(),
                    k.unit(),
                    k.rule(),
                    resampled.estimate(),
                    interval.interval().low(),
                    interval.interval().high(),
                    interval.method(),
                    s.defined());
        }
        return table;
    }

    /** Whether a metric is a mere count. */
    static boolean isCount(MetricDefinition metric) {
        return metric.unit().equals(COUNT);
    }
}
