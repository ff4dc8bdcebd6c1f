package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows from the scores and answers of a run, as tables beside {@code scores.csv}. A pure function: the same input
 * gives the same bytes, on any number of cores.
 */
public final class Analysis {
    private Analysis() {}

    /** Every table, in a fixed order. */
    public static List<CsvTable> tables(AnalysisInput input) {
        Resamples resamples = new Resamples(input.plan().seed(), input.plan().replicates());
        List<PatientSeries> always = AlwaysHgg.series(input.series());
        List<PatientSeries> all = new ArrayList<>(input.series());
        all.addAll(always);
        all.removeIf(s -> IntervalTable.isCount(s.metric()));
        resamples.prepare(all);
        List<ProbabilityTable.Entry> probabilities = ProbabilityTable.entries(input);
        return List.of(
                AnswerTables.cases(input),
                VoteTable.of(input),
                ProbabilityTable.of(probabilities),
                ProbabilityScores.of(probabilities, resamples),
                AnswerTables.states(input),
                AnswerTables.consistency(input),
                IntervalTable.of(all, resamples),
                SeedTable.of(input),
                PairTable.of(input, resamples),
                GainTable.of(input, always, resamples));
    }
}
