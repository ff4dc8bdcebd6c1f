package org.example.model.threshold;

import java.util.Map;
import java.util.Set;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.Mask;
import org.readingroom.api.data.Volume;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.task.EndState;
import org.readingroom.api.task.Task;

/** Answers the mask; outlines, boxes and centres on slices are derived from it by the workbench. */
final class ThresholdModel implements Model {
    private final ThresholdSettings settings;

    ThresholdModel(ThresholdSettings settings) {
        this.settings = settings;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.volumes(Set.of(Task.MASK.id()), 1, false);
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("volume", settings.volume(), "share", Double.toString(settings.share()));
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        for (Query query : request.queries()) {
            monitor.checkCancelled();
            Mask mask;
            try {
                mask = mask(query.subject().volume(settings.volume()));
            } catch (DatasetException e) {
                sink.answer(query.key(), new Answer.None(EndState.REFUSED, e.getMessage()));
                continue;
            }
            sink.answer(query.key(), new Answer.Value(mask));
        }
    }

    private Mask mask(Volume volume) {
        float[] values = volume.toFloats();
        float greatest = 0;
        for (float v : values) {
            greatest = Math.max(greatest, v);
        }
        boolean[] bits = new boolean[values.length];
        for (int at = 0; at < bits.length; at++) {
            bits[at] = values[at] > 0 && values[at] >= settings.share() * greatest;
        }
        return Mask.of(volume.grid(), bits);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
