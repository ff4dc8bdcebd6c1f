package org.readingroom.cnn.internal;

import java.nio.file.Path;
import java.util.Map;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.ReadRequest;

/** A reader with weights that were trained elsewhere: it learns nothing. */
final class GivenModel implements Model {
    private final CnnModel model;

    GivenModel(CnnSetup setup, ModelContext context, Path weights) {
        model = new CnnModel(setup, context);
        model.load(weights);
    }

    @Override
    public Capabilities capabilities() {
        Capabilities c = model.capabilities();
        return Capabilities.prepared(c.tasks(), c.batchSize(), false);
    }

    @Override
    public Map<String, String> identity() {
        return model.identity();
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        model.read(request, sink, monitor);
    }

    @Override
    public void close() {
        model.close();
    }
}
