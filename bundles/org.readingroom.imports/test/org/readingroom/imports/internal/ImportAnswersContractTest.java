package org.readingroom.imports.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.tck.PromptedModelContractTest;
import org.readingroom.tck.fixture.ModelQueries;

class ImportAnswersContractTest extends PromptedModelContractTest<ImportAnswersSettings> {
    @Override
    protected ModelPlugin<ImportAnswersSettings> plugin() {
        return new ImportAnswersPlugin();
    }

    @Override
    protected ImportAnswersSettings settings() {
        Path file = scratch.resolve("answers.jsonl");
        StringBuilder lines = new StringBuilder();
        for (Query q : ModelQueries.prompted("Which grade?", cases())) {
            lines.append("{\"case\":\"").append(q.subject().id()).append("\",\"slice\":\"");
            lines.append(q.slice().orElseThrow().ref()).append("\",\"repeat\":").append(q.repeat());
            lines.append(",\"text\":\"Choice: ")
                    .append(q.subject().id().hashCode() & 1)
                    .append("\"}\n");
        }
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ImportAnswersSettings(file, Lacking.STOP);
    }
}
