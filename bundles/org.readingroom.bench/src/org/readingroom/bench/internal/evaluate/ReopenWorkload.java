package org.readingroom.bench.internal.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;
import org.readingroom.run.AnswerStore;

/**
 * From opening a store of a million answers to the first query that has none: every key of the plan is looked up. The peer
 * reads the same file in Python into a set of keys.
 */
final class ReopenWorkload implements Workload {
    private final Path file;
    private int next;
    private double bytesEach;

    ReopenWorkload(Path folder) {
        this.file = folder.resolve("reopen.jsonl");
    }

    @Override
    public String title() {
        return "opening 1 000 000 answers, to the first new query";
    }

    @Override
    public double goal() {
        return 1;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    private void ready() {
        if (!Files.exists(file)) {
            StoreAnswers.append(file);
        }
    }

    @Override
    public Map<String, Object> request() {
        ready();
        return Map.of("do", "reopen", "file", file.toString(), "count", StoreAnswers.COUNT);
    }

    @Override
    public void repeat() {
        ready();
        try (AnswerStore store = AnswerStore.open(file)) {
            next = 0;
            while (store.has(StoreAnswers.key(next))) {
                next++;
            }
            bytesEach = (double) store.indexBytes() / store.size();
        }
    }

    @Override
    public Agreement check(JsonNode values) {
        int theirs = values.path("next").asInt();
        return new Agreement(
                next == theirs,
                String.format(
                        Locale.ROOT,
                        "the first new query is number %d, the peer's %d; ours keeps %.1f bytes an answer",
                        next,
                        theirs,
                        bytesEach));
    }
}
