package org.readingroom.run.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;

/**
 * {@code votes.csv}: how the slices of each patient voted, by every rule, so that the patients that a rule changes can be
 * read off. Repeat 0 of arms that were asked more than once.
 *
 * <p>The glioma label distribution ratio stands with both denominators: {@code gldr_all} HGG slices over all slices asked,
 * {@code gldr_graded} HGG slices over HGG and LGG slices.
 */
final class VoteTable {
    private VoteTable() {}

    static CsvTable of(AnalysisInput input) {
        CsvTable table = new CsvTable(
                "votes.csv",
                "arm,split,case,grade,rule,slices,hgg,lgg,other,refused,truncated,unparseable,out_of_range,degenerate,"
                        + "missing,gldr_all,gldr_graded,label,correct");
        for (ArmFact arm : input.arms()) {
            if (arm.votes()) {
                input.cases().stream()
                        .filter(c -> arm.answers().containsKey(c.caseId()))
                        .forEach(c -> rows(table, arm, c));
            }
        }
        return table;
    }

    private static void rows(CsvTable table, ArmFact arm, CaseFact c) {
        List<AskedAnswer> asked = arm.first(c.caseId(), Task.GRADE.id());
        SliceVotes votes = SliceVotes.of(asked);
        OptionalDouble likely = SliceProbabilities.forTies(asked);
        for (VoteRule rule : VoteRule.values()) {
            OptionalInt label = rule.elect(votes.lgg(), votes.hgg(), votes.other(), likely);
            boolean right = label.isPresent() && label.equals(c.grade());
            table.row(
                    arm.id(),
                    c.split(),
                    c.caseId(),
                    c.grade(),
                    rule.word(),
                    votes.slices(),
                    votes.hgg(),
                    votes.lgg(),
                    votes.other(),
                    votes.failed(EndState.REFUSED),
                    votes.failed(EndState.TRUNCATED),
                    votes.failed(EndState.UNPARSEABLE),
                    votes.failed(EndState.OUT_OF_RANGE),
                    votes.failed(EndState.DEGENERATE),
                    votes.missing(),
                    votes.ofAll(),
                    votes.ofGraded(),
                    label,
                    right ? 1 : 0);
        }
    }

    /**
     * The votes of a patient's slices.
     *
     * @param slices asked, missing ones too
     * @param hgg said to be of class 1
     * @param lgg said to be of class 0
     * @param other said to be of another class
     * @param failures by end state
     * @param missing not answered yet
     */
    record SliceVotes(int slices, int hgg, int lgg, int other, Map<EndState, Integer> failures, int missing) {
        static SliceVotes of(List<AskedAnswer> asked) {
            int[] labels = new int[3];
            Map<EndState, Integer> failures = new HashMap<>();
            int missing = 0;
            for (AskedAnswer a : asked) {
                if (a.missing()) {
                    missing++;
                } else if (a.label().isPresent()) {
                    labels[Math.min(2, a.label().getAsInt())]++;
                } else {
                    failures.merge(a.state().orElseThrow(), 1, Integer::sum);
                }
            }
            return new SliceVotes(asked.size(), labels[1], labels[0], labels[2], failures, missing);
        }

        int failed(EndState state) {
            return failures.getOrDefault(state, 0);
        }

        double ofAll() {
            return slices == 0 ? Double.NaN : (double) hgg / slices;
        }

        double ofGraded() {
            return hgg + lgg == 0 ? Double.NaN : (double) hgg / (hgg + lgg);
        }
    }
}
