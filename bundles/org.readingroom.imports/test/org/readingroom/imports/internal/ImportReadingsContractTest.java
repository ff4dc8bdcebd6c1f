package org.readingroom.imports.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.readingroom.api.model.ModelPlugin;
import org.readingroom.api.model.Query;
import org.readingroom.api.task.Task;
import org.readingroom.tck.ModelContractTest;
import org.readingroom.tck.fixture.ModelQueries;

class ImportReadingsContractTest extends ModelContractTest<ImportReadingsSettings> {
    @Override
    protected ModelPlugin<ImportReadingsSettings> plugin() {
        return new ImportReadingsPlugin();
    }

    @Override
    protected ImportReadingsSettings settings() {
        Path file = scratch.resolve("readings.csv");
        StringBuilder lines = new StringBuilder("case,slice,grade,row,column\n");
        for (Query q : ModelQueries.direct(Task.CENTRE_POINT, cases())) {
            lines.append(q.subject().id())
                    .append(',')
                    .append(q.slice().orElseThrow().ref());
            lines.append(",HGG,4,").append(q.subject().id().hashCode() & 7).append('\n');
        }
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ImportReadingsSettings(file, Optional.empty(), Lacking.STOP);
    }
}
