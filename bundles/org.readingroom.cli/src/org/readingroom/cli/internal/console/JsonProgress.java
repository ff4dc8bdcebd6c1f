package org.readingroom.cli.internal.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON lines of kind {@code progress}: one at the start and the end of each piece of work, four a second between. */
final class JsonProgress implements Progress.View {
    private static final long FASTEST = 250_000_000;
    private final JsonConsole console;
    private long next;

    JsonProgress(JsonConsole console) {
        this.console = console;
    }

    @Override
    public void working(Progress.Snapshot s) {
        if (s.elapsed() >= next) {
            next = s.elapsed() + FASTEST;
            write(s, false);
        }
    }

    @Override
    public void over(Progress.Snapshot s) {
        write(s, true);
        next = 0;
    }

    private void write(Progress.Snapshot s, boolean over) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("task", s.task());
        fields.put("done", s.done());
        fields.put("total", s.total());
        fields.put("elapsed", Math.round(s.elapsed() / 1e8) / 10.0);
        s.remaining().ifPresent(seconds -> fields.put("remaining", seconds));
        fields.put("over", over);
        console.event("progress", fields);
    }
}
