package org.readingroom.api.task;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value for each of some tasks: the truth of a case or slice, or what a reader says of it. Immutable. */
public final class TaskValues {
    /** No value for any task. */
    public static final TaskValues NONE = new TaskValues(Map.of());

    private final Map<Task<?>, Object> values;

    private TaskValues(Map<Task<?>, Object> values) {
        this.values = values;
    }

    /** These values and one more, which replaces any of the same task. */
    public <V> TaskValues with(Task<V> task, V value) {
        Map<Task<?>, Object> m = new LinkedHashMap<>(values);
        m.put(task, task.valueType().cast(java.util.Objects.requireNonNull(value)));
        return new TaskValues(m);
    }

    /** The value for a task. */
    public <V> Optional<V> get(Task<V> task) {
        return Optional.ofNullable(values.get(task)).map(task.valueType()::cast);
    }

    /** The tasks that have a value. */
    public Set<Task<?>> tasks() {
        return java.util.Collections.unmodifiableSet(values.keySet());
    }
}
