package org.readingroom.run.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.task.Task;

/**
 * The one metric of each task that claims are made of: what the study names; where it names none at all, balanced accuracy of
 * the grade and Dice of the mask where they are among the metrics, else the first metric of the task.
 */
final class Primary {
    /** A study may say so for masks of cases and of slices alike. */
    private static final String SEGMENTATION = "segmentation";

    private static final List<String> USUAL =
            List.of("balanced-accuracy", "accuracy", "dice", "centre-in-box", "box-dice");

    private final Map<String, String> named;
    private final List<MetricDefinition> metrics;

    Primary(AnalysisInput input) {
        named = input.plan().primary();
        metrics = input.metrics();
    }

    /** The metric of a task; empty where claims are made of other tasks alone. */
    Optional<String> of(String task) {
        if (!named.isEmpty()) {
            String metric = named.get(task);
            return Optional.ofNullable(
                    metric == null && task.equals(Task.MASK.id()) ? named.get(SEGMENTATION) : metric);
        }
        List<String> some = metrics.stream()
                .filter(m -> m.task().id().equals(task))
                .map(MetricDefinition::id)
                .toList();
        return USUAL.stream().filter(some::contains).findFirst().or(() -> some.stream()
                .findFirst());
    }

    /** Whether claims may be made of what a series is of, whatever its frame and unit. */
    boolean is(SeriesKey key) {
        return of(key.task()).filter(key.metric()::equals).isPresent();
    }
}
