package org.readingroom.run.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.readingroom.api.task.Task;

/**
 * An arm as the analysis sees it.
 *
 * @param id the arm's id
 * @param group the arm of the study file that it is a seed of; its own id where it is no seed
 * @param control whether it is an untrained control
 * @param prompted whether it is asked in words, slice by slice
 * @param oracles its uses of the reference in its input
 * @param tasks ids of the tasks that it is asked
 * @param rule how a patient's grade follows from those of the slices
 * @param answers every query by case id, in the order it was asked
 * @param positive the probability of class 1 that a volume model gives, by case id
 */
public record ArmFact(
        String id,
        String group,
        boolean control,
        boolean prompted,
        List<String> oracles,
        List<String> tasks,
        VoteRule rule,
        Map<String, List<AskedAnswer>> answers,
        Map<String, OptionalDouble> positive) {
    /** Whether it answers a patient's grade slice by slice. */
    public boolean votes() {
        return prompted && tasks.contains(Task.GRADE.id());
    }

    /** What it was first asked of a case about a task, without repeats. */
    public List<AskedAnswer> first(String caseId, String task) {
        List<AskedAnswer> some = new ArrayList<>();
        for (AskedAnswer a : answers.getOrDefault(caseId, List.of())) {
            if (a.repeat() == 0 && a.task().equals(task)) {
                some.add(a);
            }
        }
        return some;
    }
}
