package org.readingroom.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.task.Task;

/** The tasks of a run by id: the platform's own, and those that its metrics and prompts bring. */
final class TaskCatalogue {
    private final Map<String, Task<?>> tasks = new LinkedHashMap<>();

    TaskCatalogue(List<Metric> metrics) {
        for (Task<?> t :
                List.of(Task.GRADE, Task.MASK, Task.CENTRE_POINT, Task.BOUNDING_BOX, Task.POLYGON, Task.SLICE_MASK)) {
            add(t);
        }
        metrics.forEach(m -> add(m.definition().task()));
    }

    void add(Task<?> task) {
        Task<?> known = tasks.putIfAbsent(task.id(), task);
        if (known != null && known.valueType() != task.valueType()) {
            throw new RunException("the task '" + task.id() + "' has values of "
                    + known.valueType().getSimpleName() + " and, in another plugin, of "
                    + task.valueType().getSimpleName() + "; remove one of the plugins");
        }
    }

    Task<?> get(String id) {
        Task<?> task = tasks.get(id);
        if (task == null) {
            throw new RunException("a model answers the task '" + id
                    + "', which no metric of the study scores; tasks known: " + String.join(", ", tasks.keySet()));
        }
        return task;
    }

    boolean knows(String id) {
        return tasks.containsKey(id);
    }
}
