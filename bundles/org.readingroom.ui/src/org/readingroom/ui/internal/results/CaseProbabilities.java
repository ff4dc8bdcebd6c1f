package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** P(HGG) of each patient by each arm, from {@code probabilities.csv} of a run. */
public final class CaseProbabilities {
    /**
     * A probability.
     *
     * @param kind {@code model}, {@code forced}, {@code free} or {@code vote-share}
     * @param p P(HGG); NaN where there is none
     * @param mass the mean probability that the listed answers had together; NaN for other kinds
     */
    public record Probability(String kind, double p, double mass) {}

    private final Map<String, List<Probability>> all = new HashMap<>();

    private CaseProbabilities() {}

    static CaseProbabilities read(Path file) {
        CaseProbabilities read = new CaseProbabilities();
        for (CsvRows.Row r : CsvRows.read(file)) {
            read.all
                    .computeIfAbsent(r.text("arm") + "\n" + r.text("case"), k -> new ArrayList<>())
                    .add(new Probability(r.text("kind"), r.number("p"), r.number("mass")));
        }
        return read;
    }

    /** Those of a case by an arm; none where the run gives none. */
    public List<Probability> of(String arm, String caseId) {
        return all.getOrDefault(arm + "\n" + caseId, List.of());
    }
}
