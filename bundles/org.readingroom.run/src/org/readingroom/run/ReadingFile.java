package org.readingroom.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.readingroom.api.data.Mask;
import org.readingroom.api.task.Task;
import org.readingroom.api.task.TaskValues;
import org.readingroom.study.CohortCase;

/** {@code readings/<arm>/<case>.json}: what an arm says of a case, in the source's own pixels
 * whatever it was given. */
final class ReadingFile {
    private ReadingFile() {}

    static void write(RunFolder folder, String arm, CohortCase place, FrameReading reading) {
        ObjectNode o = new ObjectMapper().createObjectNode();
        o.put("format", 1)
                .put("arm", arm)
                .put("case", place.caseId())
                .put("split", place.split().word());
        ObjectNode values = o.putObject("values");
        reading.values().tasks().forEach(t -> put(values, t, reading.values(), folder, arm, place));
        ObjectNode slices = o.putObject("slices");
        reading.bySlice().forEach((slice, said) -> {
            ObjectNode s = slices.putObject(slice.toString());
            said.tasks().stream()
                    .filter(t -> !t.equals(Task.SLICE_MASK))
                    .forEach(t -> put(s, t, said, folder, arm, place));
        });
        ObjectNode missing = o.putObject("missing");
        reading.missing().forEach(missing::put);
        AtomicFile.writeDerived(folder.readings(arm).resolve(place.caseId() + ".json"), o + "\n");
    }

    private static void put(
            ObjectNode into, Task<?> task, TaskValues values, RunFolder folder, String arm, CohortCase place) {
        Object value = values.get(task).orElseThrow();
        if (value instanceof Mask m) {
            into.putObject(task.id())
                    .put("file", folder.mask(arm, place.caseId()).getFileName().toString())
                    .put("voxels", m.count());
        } else {
            into.set(task.id(), ValueCodec.write(value));
        }
    }
}
