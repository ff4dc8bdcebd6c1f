package org.readingroom.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.readingroom.api.task.Task;

/** The tasks an arm can be scored on: those it is asked, and those that follow from them. */
final class Derivable {
    private static final Map<String, List<Task<?>>> FOLLOWS = Map.of(
            Task.MASK.id(), List.of(Task.SLICE_MASK, Task.POLYGON, Task.BOUNDING_BOX, Task.CENTRE_POINT),
            Task.SLICE_MASK.id(), List.of(Task.POLYGON, Task.BOUNDING_BOX, Task.CENTRE_POINT),
            Task.POLYGON.id(), List.of(Task.SLICE_MASK, Task.BOUNDING_BOX, Task.CENTRE_POINT),
            Task.BOUNDING_BOX.id(), List.of(Task.SLICE_MASK, Task.CENTRE_POINT));

    private Derivable() {}

    /** Ids of all of them. */
    static Set<String> from(List<String> asked) {
        Set<String> all = new HashSet<>(asked);
        for (String id : asked) {
            FOLLOWS.getOrDefault(id, List.of()).forEach(t -> all.add(t.id()));
        }
        return all;
    }
}
