package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.run.analysis.VoteRule;

/**
 * What an arm says of one case: its answers, as they were given.
 *
 * @param values for tasks of cases
 * @param slices for tasks of slices, one entry a slice that is scored, of the grid that slices are of
 * @param missing how many queries have no answer yet, by task id
 */
record CaseReading(TaskValues values, Map<SliceRef, TaskValues> slices, Map<String, Integer> missing) {

    /**
     * Which of the answers to a question count, and how those to slices elect a patient's class.
     *
     * @param prompted whether classes are said of slices, not of the case
     * @param repeat 0-based
     * @param rule how slices elect
     * @param likely the patient's probability of class 1, which may settle a tie
     */
    record Choice(boolean prompted, int repeat, VoteRule rule, OptionalDouble likely) {}

    /** Puts a case's reading together from its stored answers. */
    static CaseReading of(
            RunFolder folder,
            List<PlannedQuery> plan,
            List<SliceRef> slices,
            Map<String, StoredAnswer> answers,
            Choice choice) {
        Assembly assembly = new Assembly(folder, choice);
        slices.forEach(s -> assembly.slices.put(s, TaskValues.NONE));
        plan.forEach(q -> assembly.add(q, Optional.ofNullable(answers.get(q.key()))));
        if (choice.prompted()) {
            assembly.vote();
        }
        return new CaseReading(assembly.values, assembly.slices, assembly.missing);
    }

    private static final class Assembly {
        private final RunFolder folder;
        private final Choice choice;
        private final Map<SliceRef, TaskValues> slices = new LinkedHashMap<>();
        private final Map<String, Integer> missing = new LinkedHashMap<>();
        private final List<ClassScore> votes = new ArrayList<>();
        private TaskValues values = TaskValues.NONE;

        Assembly(RunFolder folder, Choice choice) {
            this.folder = folder;
            this.choice = choice;
        }

        void add(PlannedQuery q, Optional<StoredAnswer> answer) {
            if (answer.isEmpty() || answer.get().state().missing()) {
                missing.merge(q.task().id(), 1, Integer::sum);
            } else if (answer.get().state() == EndState.ANSWERED && q.repeat() == choice.repeat()) {
                keep(q.task(), q.slice(), answer.get());
            }
        }

        private <V> void keep(Task<V> task, Optional<SliceRef> slice, StoredAnswer answer) {
            var json = answer.value().orElseThrow();
            if (task.scope() == Task.Scope.SLICE) {
                slices.computeIfPresent(slice.orElseThrow(), (s, v) -> v.with(task, ValueCodec.read(json, task)));
            } else if (choice.prompted() && task.valueType() == ClassScore.class) {
                votes.add((ClassScore) ValueCodec.read(json, task));
            } else if (json.has("file")) {
                values = values.with(
                        task,
                        task.valueType()
                                .cast(MaskFile.read(
                                        folder.path().resolve(json.get("file").asText()))));
            } else {
                values = values.with(task, ValueCodec.read(json, task));
            }
        }

        /** Where the rule elects none of the task's classes, there is no reading. */
        private void vote() {
            int[] said = new int[3];
            votes.forEach(v -> said[Math.min(2, v.label())]++);
            OptionalInt elected = choice.rule().elect(said[0], said[1], said[2], choice.likely());
            if (elected.isPresent() && elected.getAsInt() < Task.GRADE.classes().size()) {
                values = values.with(Task.GRADE, ClassScore.of(elected.getAsInt()));
            }
        }
    }
}
