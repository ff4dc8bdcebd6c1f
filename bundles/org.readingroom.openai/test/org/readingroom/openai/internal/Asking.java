package org.readingroom.openai.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.Monitor;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Constraint;
import org.readingroom.api.model.Decoding;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.ModelContext;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;
import org.readingroom.tck.fixture.MemoryCase;
import org.readingroom.tck.fixture.ModelQueries;
import org.readingroom.tck.fixture.RecordingSink;
import org.readingroom.tck.fixture.TinyCohort;

/**
 * Asks a scripted server through the model, opened anew each time.
 *
 * @param settings of the model
 * @param waiter time
 * @param environment the variables
 */
record Asking(OpenAiSettings settings, Waiter waiter, Map<String, String> environment) {
    static final Decoding SAMPLED = new Decoding(0.6, 0.9, 0, 0, 64);

    static Asking of(ScriptedServer server, Waiter waiter, Object... settings) {
        return new Asking(TestSettings.of(server.endpoint(), settings), waiter, Map.of());
    }

    static List<Query> queries(int count) {
        List<MemoryCase> cases =
                TinyCohort.of(4, 77).stream().map(MemoryCase::withheld).toList();
        return ModelQueries.prompted("Which grade? Choice:", cases).subList(0, count);
    }

    Model open() {
        return new OpenAiPlugin(environment::get, waiter).open(settings, new ModelContext(1, Path.of("unused"), false));
    }

    RecordingSink read(int queries) {
        RecordingSink sink = new RecordingSink();
        read(queries(queries), sink, Monitor.NONE);
        return sink;
    }

    void read(List<Query> queries, AnswerSink sink, Monitor monitor) {
        read(new ReadRequest(queries, SAMPLED, Optional.empty(), List.of()), sink, monitor);
    }

    RecordingSink read(Constraint constraint) {
        RecordingSink sink = new RecordingSink();
        read(new ReadRequest(queries(1), SAMPLED, Optional.of(constraint), List.of()), sink, Monitor.NONE);
        return sink;
    }

    void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        try (Model model = open()) {
            model.read(request, sink, monitor);
        }
    }
}
