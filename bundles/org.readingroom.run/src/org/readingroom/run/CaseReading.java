package org.readingroom.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceRef;
import org.readingroom.api.data.Volume;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.nifti.NiftiReader;

/**
 * What an arm says of one case: its answers, as they were given.
 *
 * @param values for tasks of cases
 * @param slices for tasks of slices, one entry a slice that is scored, of the grid that slices are of
 * @param missing how many queries have no answer yet, by task id
 */
record CaseReading(TaskValues values, Map<SliceRef, TaskValues> slices, Map<String, Integer> missing) {

    /** Puts a case's reading together from its stored answers. */
    static CaseReading of(
            RunFolder folder,
            List<PlannedQuery> plan,
            List<SliceRef> slices,
            Map<String, StoredAnswer> answers,
            boolean prompted) {
        Assembly assembly = new Assembly(folder);
        slices.forEach(s -> assembly.slices.put(s, TaskValues.NONE));
        plan.forEach(q -> assembly.add(q, Optional.ofNullable(answers.get(q.key())), prompted));
        if (prompted) {
            assembly.vote();
        }
        return new CaseReading(assembly.values, assembly.slices, assembly.missing);
    }

    private static final class Assembly {
        private final RunFolder folder;
        private final Map<SliceRef, TaskValues> slices = new LinkedHashMap<>();
        private final Map<String, Integer> missing = new LinkedHashMap<>();
        private final List<ClassScore> votes = new ArrayList<>();
        private TaskValues values = TaskValues.NONE;

        Assembly(RunFolder folder) {
            this.folder = folder;
        }

        void add(PlannedQuery q, Optional<StoredAnswer> answer, boolean prompted) {
            if (answer.isEmpty() || answer.get().state().missing()) {
                missing.merge(q.task().id(), 1, Integer::sum);
            } else if (answer.get().state() == EndState.ANSWERED && q.repeat() == 0) {
                keep(q.task(), q.slice(), answer.get(), prompted);
            }
        }

        private <V> void keep(Task<V> task, Optional<SliceRef> slice, StoredAnswer answer, boolean prompted) {
            var json = answer.value().orElseThrow();
            if (task.scope() == Task.Scope.SLICE) {
                slices.computeIfPresent(slice.orElseThrow(), (s, v) -> v.with(task, ValueCodec.read(json, task)));
            } else if (prompted && task.valueType() == ClassScore.class) {
                votes.add((ClassScore) ValueCodec.read(json, task));
            } else if (json.has("file")) {
                values = values.with(
                        task, task.valueType().cast(mask(json.get("file").asText())));
            } else {
                values = values.with(task, ValueCodec.read(json, task));
            }
        }

        private Mask mask(String file) {
            Volume volume = NiftiReader.read(folder.path().resolve(file)).volume();
            boolean[] bits = new boolean[volume.grid().size()];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = volume.value(i) != 0;
            }
            return Mask.of(volume.grid(), bits);
        }

        /** Plurality over the classes of {@link Task#GRADE}; other answers abstain; a tie or no vote is no reading. */
        private void vote() {
            long hgg = votes.stream().filter(v -> v.label() == 1).count();
            long lgg = votes.stream().filter(v -> v.label() == 0).count();
            if (hgg != lgg) {
                values = values.with(Task.GRADE, ClassScore.of(hgg > lgg ? 1 : 0));
            }
        }
    }
}
