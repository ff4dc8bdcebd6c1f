package org.readingroom.run;

import org.readingroom.api.data.Mask;
import org.readingroom.api.metric.Comparison;
import org.readingroom.api.metric.Metric;
import org.readingroom.api.metric.MetricDefinition;
import org.readingroom.api.metric.MetricPlugin;
import org.readingroom.api.settings.NoSettings;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;

/** Dice, share of right grades, or distance of centres, by its task. */
final class MetricOf implements MetricPlugin<NoSettings>, Metric {
    private final String id;
    private final Task<?> task;

    MetricOf(String id, Task<?> task) {
        this.id = id;
        this.task = task;
    }

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Metric create(NoSettings settings) {
        return this;
    }

    @Override
    public MetricDefinition definition() {
        return new MetricDefinition(id, id, task, "", true, MetricDefinition.Scope.READING, "", "");
    }

    @Override
    public double score(Comparison c) {
        Object said = c.reading().orElseThrow();
        if (said instanceof Mask m) {
            return dice(m, c.truth().get(Task.MASK).orElseThrow());
        }
        if (said instanceof PixelPoint p) {
            PixelPoint t = c.truth().get(Task.CENTRE_POINT).orElseThrow();
            return Math.hypot(p.row() - t.row(), p.column() - t.column());
        }
        return ((ClassScore) said).label()
                        == c.truth().get(Task.GRADE).orElseThrow().label()
                ? 1
                : 0;
    }

    private static double dice(Mask a, Mask b) {
        int both = 0;
        for (int i = 0; i < a.size(); i++) {
            both += a.at(i) && b.at(i) ? 1 : 0;
        }
        return a.count() + b.count() == 0 ? 1 : 2.0 * both / (a.count() + b.count());
    }

    @Override
    public double failed(Comparison c) {
        return task.equals(Task.CENTRE_POINT) ? 1000 : 0;
    }
}
