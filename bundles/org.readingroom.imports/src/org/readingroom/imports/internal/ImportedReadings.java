package org.readingroom.imports.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.SliceView;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;

/** Says what a table says. */
final class ImportedReadings implements Model {
    private final ReadingTable table;
    private final Lack lack;
    private final String digest;

    ImportedReadings(ImportReadingsSettings settings, ReadingTable table) {
        this.table = table;
        this.lack = new Lack(settings.lacking(), "the table " + settings.file().getFileName());
        this.digest = FileDigest.of(settings.file());
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.volumes(table.tasks(), 1, false);
    }

    @Override
    public void expect(List<Case> cases) {
        lack.expect(cases, c -> table.has(c.id()), List.of());
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>(Map.of("readings", digest));
        if (!lack.named().isEmpty()) {
            identity.put("lacking", lack.named());
        }
        return identity;
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        for (Query q : request.queries()) {
            monitor.checkCancelled();
            String slice = q.slice().map(SliceView::ref).map(Object::toString).orElse("");
            Answer answer = table.value(q.task(), q.subject().id(), slice)
                    .<Answer>map(Answer.Value::new)
                    .orElseGet(() -> lack.answer(
                            q.task().id() + " of case " + q.subject().id() + (slice.isEmpty() ? "" : ", " + slice)));
            sink.answer(q.key(), answer);
        }
    }

    @Override
    public void close() {}
}
