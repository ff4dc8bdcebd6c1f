package org.readingroom.imports.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.model.Answer;
import org.readingroom.api.model.AnswerSink;
import org.readingroom.api.model.Capabilities;
import org.readingroom.api.model.Model;
import org.readingroom.api.model.Query;
import org.readingroom.api.model.ReadRequest;

/** Says what a file says, whatever it is shown. */
final class ImportedAnswers implements Model {
    private static final int ANY_NUMBER = 1_000_000;
    private static final int AT_ONCE = 256;
    private final AnswerTexts texts;
    private final Lack lack;
    private final String digest;

    ImportedAnswers(ImportAnswersSettings settings, AnswerTexts texts) {
        this.texts = texts;
        this.lack = new Lack(settings.lacking(), "the file " + settings.file().getFileName());
        this.digest = FileDigest.of(settings.file());
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Capabilities.Input.PROMPTS, Set.of(), ANY_NUMBER, false, false, Set.of(), AT_ONCE, false);
    }

    @Override
    public void expect(List<Case> cases) {
        lack.expect(cases, c -> texts.has(c.id()), List.of());
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>(Map.of("answers", digest));
        if (!lack.named().isEmpty()) {
            identity.put("lacking", lack.named());
        }
        return identity;
    }

    @Override
    public void read(ReadRequest request, AnswerSink sink, Monitor monitor) {
        for (Query q : request.queries()) {
            monitor.checkCancelled();
            AnswerTexts.Place place = new AnswerTexts.Place(
                    q.subject().id(), q.slice().orElseThrow().ref().toString(), q.repeat());
            Answer answer = texts.at(place).<Answer>map(t -> t).orElseGet(() -> lack.answer(place.toString()));
            sink.answer(q.key(), answer);
        }
    }

    @Override
    public void close() {}
}
