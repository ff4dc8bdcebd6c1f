package org.readingroom.lora.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.Lesson;
import org.readingroom.lora.LoraException;
import org.readingroom.lora.train.StepReport;
import org.readingroom.lora.train.TrainingRow;
import org.readingroom.lora.train.TuningSession;

/** A step on a window of lessons: by kind, those with equally many images together, a micro-batch at a time. */
final class WindowStep {
    private final LessonRows rows;
    private final TuningSession session;
    private final int microBatch;
    private final Monitor monitor;

    /** @param microBatch lessons computed at once */
    WindowStep(LessonRows rows, TuningSession session, int microBatch, Monitor monitor) {
        this.rows = rows;
        this.session = session;
        this.microBatch = microBatch;
        this.monitor = monitor;
    }

    /**
     * Takes it.
     *
     * @param state is told what was seen
     * @throws LoraException naming the lessons and the step where it cannot be taken; the weights are as before
     */
    StepReport take(List<Lesson> window, double rate, FinetuneState state) {
        List<Lesson> now = window;
        try {
            for (List<Lesson> kind : kinds(window, state)) {
                for (int from = 0; from < kind.size(); from += microBatch) {
                    monitor.checkCancelled();
                    now = kind.subList(from, Math.min(from + microBatch, kind.size()));
                    session.accumulate(now.stream().map(l -> rows.of(l).row()).toList(), monitor);
                }
            }
            now = window;
            return session.step(rate);
        } catch (LoraException e) {
            throw new LoraException(
                    e.getMessage() + " (step " + (state.step + 1) + ", lessons "
                            + now.stream().map(Lesson::key).collect(Collectors.joining(", ")) + ")",
                    e);
        }
    }

    private Iterable<List<Lesson>> kinds(List<Lesson> window, FinetuneState state) {
        Map<Integer, List<Lesson>> kinds = new LinkedHashMap<>();
        for (Lesson lesson : window) {
            TrainingRow row = rows.of(lesson).row();
            kinds.computeIfAbsent(row.images().size(), n -> new ArrayList<>()).add(lesson);
            state.images += row.images().size();
            state.learnt += row.learnt();
        }
        return kinds.values();
    }
}
