package org.readingroom.controls.internal;

import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;

/** Points at the middle of every slice: between the two middle pixels where their number is even. */
final class ImageCentreModel implements Model {
    private static final Capabilities CAPABILITIES =
            Capabilities.volumes(java.util.Set.of(Task.CENTRE_POINT.id()), 256, false);

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("control", "true");
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        DirectReading.read(request, sink, monitor, CAPABILITIES.tasks(), ImageCentreModel::centre);
    }

    private static PixelPoint centre(Query query) {
        SliceFrame frame = query.slice().orElseThrow().frame();
        return new PixelPoint((frame.rows() - 1) / 2.0, (frame.columns() - 1) / 2.0);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
