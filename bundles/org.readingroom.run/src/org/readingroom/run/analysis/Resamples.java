package org.readingroom.run.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.readingroom.metrics.statistics.Bootstrap;

/**
 * The resamples of patients of a run: drawn once for each patient list, by the study's seed and the list's length, so that
 * they do not depend on arms, metrics or order. Thread-safe.
 */
final class Resamples {
    private final long seed;
    private final int replicates;
    private final Map<Integer, int[][]> drawn = new ConcurrentHashMap<>();
    private final Map<Made, Resampled> made = new ConcurrentHashMap<>();

    /** What a result is of: the same series may be wanted over fewer patients. */
    private record Made(SeriesKey key, List<String> patients) {
        static Made of(PatientSeries series) {
            return new Made(series.key(), series.patients());
        }
    }

    Resamples(long seed, int replicates) {
        this.seed = seed;
        this.replicates = replicates;
    }

    /** The resamples of so many patients. */
    int[][] of(int patients) {
        return drawn.computeIfAbsent(patients, n -> Bootstrap.resamples(n, replicates, seed * 1_000_003 + n)
                .toArray(int[][]::new));
    }

    /** Resamples series that are asked for later, on all cores; once where both rules hold the same scores. */
    void prepare(List<PatientSeries> series) {
        Map<SeriesKey, PatientSeries> failures = new HashMap<>();
        series.stream().filter(s -> s.key().failures()).forEach(s -> failures.put(s.key(), s));
        failures.values().parallelStream().forEach(this::of);
        series.parallelStream().filter(s -> !s.key().failures()).forEach(s -> {
            PatientSeries other = failures.get(s.key().otherRule());
            made.put(Made.of(s), other != null && s.holds(other) ? of(other) : make(s));
        });
    }

    /** A series with its replicates. */
    Resampled of(PatientSeries series) {
        return made.computeIfAbsent(Made.of(series), k -> make(series));
    }

    private Resampled make(PatientSeries series) {
        int n = series.patients().size();
        return Resampled.of(n, series.statistic(), of(n));
    }
}
