package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.readingroom.api.task.Task;

/** {@code probabilities.csv}: each patient's probability of HGG, by arm and kind; see {@link SliceProbabilities}. */
final class ProbabilityTable {
    /**
     * One of them.
     *
     * @param arm the arm's id
     * @param subject the case
     * @param kind where it is from
     * @param p the probability; empty where this case has none
     * @param mass of the listed choices, for {@code forced}
     */
    record Entry(String arm, CaseFact subject, String kind, OptionalDouble p, OptionalDouble mass) {}

    private ProbabilityTable() {}

    static CsvTable of(List<Entry> entries) {
        CsvTable table = new CsvTable("probabilities.csv", "arm,split,case,grade,kind,p,mass");
        entries.forEach(e -> table.row(
                e.arm(), e.subject().split(), e.subject().caseId(), e.subject().grade(), e.kind(), e.p(), e.mass()));
        return table;
    }

    /** Every arm's, by arm, kind and case; a kind that no case of an arm has is left out. */
    static List<Entry> entries(AnalysisInput input) {
        List<Entry> all = new ArrayList<>();
        for (ArmFact arm : input.arms()) {
            for (String kind : List.of(
                    SliceProbabilities.MODEL,
                    SliceProbabilities.FORCED,
                    SliceProbabilities.FREE,
                    SliceProbabilities.VOTE_SHARE)) {
                List<Entry> some = input.cases().stream()
                        .filter(c -> arm.answers().containsKey(c.caseId()))
                        .map(c -> entry(arm, c, kind))
                        .toList();
                if (some.stream().anyMatch(e -> e.p().isPresent())) {
                    all.addAll(some);
                }
            }
        }
        return all;
    }

    private static Entry entry(ArmFact arm, CaseFact c, String kind) {
        List<AskedAnswer> asked = arm.votes() ? arm.first(c.caseId(), Task.GRADE.id()) : List.of();
        OptionalDouble none = OptionalDouble.empty();
        return switch (kind) {
            case SliceProbabilities.MODEL ->
                new Entry(arm.id(), c, kind, arm.positive().getOrDefault(c.caseId(), none), none);
            case SliceProbabilities.FORCED ->
                new Entry(arm.id(), c, kind, SliceProbabilities.forced(asked), SliceProbabilities.mass(asked));
            case SliceProbabilities.FREE -> new Entry(arm.id(), c, kind, SliceProbabilities.free(asked), none);
            default -> new Entry(arm.id(), c, kind, SliceProbabilities.voteShare(asked), none);
        };
    }
}
