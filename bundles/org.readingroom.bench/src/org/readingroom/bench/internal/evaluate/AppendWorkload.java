package org.readingroom.bench.internal.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.readingroom.api.command.CommandException;
import org.readingroom.bench.Agreement;
import org.readingroom.bench.Workload;

/**
 * Appending a million answers, each durable as a line; the peer writes the same lines in Python with {@code json.dumps} and
 * a flush for each.
 */
final class AppendWorkload implements Workload {
    private final Path ours;
    private final Path theirs;

    AppendWorkload(Path folder) {
        this.ours = folder.resolve("append.jsonl");
        this.theirs = folder.resolve("append-peer.jsonl");
    }

    @Override
    public String title() {
        return "appending 1 000 000 answers";
    }

    @Override
    public double goal() {
        return 1;
    }

    @Override
    public int warmUp() {
        return 1;
    }

    @Override
    public Map<String, Object> request() {
        return Map.of("do", "append", "file", theirs.toString(), "count", StoreAnswers.COUNT);
    }

    @Override
    public void repeat() {
        try {
            Files.deleteIfExists(ours);
            StoreAnswers.append(ours);
        } catch (IOException e) {
            throw CommandException.failed("cannot write " + ours + ": " + e.getMessage() + "; free room there", e);
        }
    }

    @Override
    public Agreement check(JsonNode values) {
        try (var lines = Files.lines(ours)) {
            long mine = lines.count();
            long peer = values.path("lines").asLong();
            return new Agreement(mine == peer, String.format(Locale.ROOT, "%d lines, the peer's %d", mine, peer));
        } catch (IOException e) {
            throw CommandException.failed("cannot read " + ours + ": " + e.getMessage(), e);
        }
    }
}
