package org.readingroom.cli.internal.console;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Plain lines with the time of day: after five seconds, then every thirty, and at the end of work that took so long. Of many
 * short pieces of work, such as steps of a training, one is told at its end where thirty seconds have passed without a line.
 */
final class LogProgress implements Progress.View {
    private static final long FIRST = 5_000_000_000L;
    private static final long EVERY = 30_000_000_000L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final Terminal terminal;
    private long next = FIRST;

    /** Nanoseconds since the last line that pieces took which are over. */
    private long untold;

    /** Where this piece was at its last line. */
    private long told;

    LogProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void working(Progress.Snapshot s) {
        if (s.elapsed() < next || s.total() > 0 && s.done() >= s.total()) {
            return;
        }
        next = s.elapsed() + EVERY;
        untold = 0;
        told = s.elapsed();
        String count = s.total() > 0
                ? "%d of %d (%d%%)".formatted(s.done(), s.total(), 100 * s.done() / s.total())
                : s.done() > 0 ? s.done() + " done" : "going on";
        String left = s.remaining().isPresent()
                ? ", " + Durations.words(s.remaining().getAsLong()) + " left"
                : ", for " + Durations.words(s.elapsed() / 1_000_000_000);
        write(s.task() + ": " + count + left);
    }

    @Override
    public void over(Progress.Snapshot s) {
        untold += s.elapsed() - told;
        told = 0;
        if (s.elapsed() >= FIRST || untold >= EVERY) {
            untold = 0;
            String count = s.total() > 0 ? "%d of %d".formatted(s.done(), s.total()) : s.done() + " done";
            write(s.task() + ": " + count + " in " + Durations.words(s.elapsed() / 1_000_000_000));
        }
        next = FIRST;
    }

    private void write(String line) {
        terminal.message(LocalDateTime.now().format(TIME) + " " + line);
    }
}
