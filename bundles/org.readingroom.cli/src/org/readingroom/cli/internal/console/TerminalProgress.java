package org.readingroom.cli.internal.console;

/** A line that is overwritten: what is done, a bar, how many of how many, and the remaining time. */
final class TerminalProgress implements Progress.View {
    private static final long FASTEST = 100_000_000;
    private static final int WIDEST_BAR = 24;
    private final Terminal terminal;
    private long shownAt = Long.MIN_VALUE;
    private String shownTask = "";

    TerminalProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void working(Progress.Snapshot s) {
        boolean fresh = !s.task().equals(shownTask) || s.elapsed() < shownAt;
        if (!fresh && s.elapsed() - shownAt < FASTEST && s.done() != s.total()) {
            return;
        }
        shownAt = s.elapsed();
        shownTask = s.task();
        terminal.status(line(s, terminal.columns()));
    }

    @Override
    public void over(Progress.Snapshot s) {
        shownTask = "";
        terminal.status("");
    }

    /** The line, at most {@code columns - 1} wide: the bar gives way first, then the task's words. */
    static String line(Progress.Snapshot s, int columns) {
        StringBuilder facts = new StringBuilder();
        if (s.total() > 0) {
            String total = Long.toString(s.total());
            String done = " "
                            .repeat(Math.max(
                                    0, total.length() - Long.toString(s.done()).length()))
                    + s.done();
            facts.append("%3d%%  %s/%s".formatted(100 * s.done() / s.total(), done, total));
            if (s.remaining().isPresent() && s.done() < s.total()) {
                facts.append("  ")
                        .append(Durations.words(s.remaining().getAsLong()))
                        .append(" left");
            }
        } else {
            facts.append(s.done() > 0 ? s.done() + "  " : "").append(Durations.words(s.elapsed() / 1_000_000_000));
        }
        int width = columns - 1;
        int bar = s.total() > 0 ? Math.min(WIDEST_BAR, width - s.task().length() - facts.length() - 6) : 0;
        String middle = bar >= 6 ? "  [" + bar(s, bar) + "]" : "";
        int room = Math.max(0, width - facts.length() - middle.length() - 2);
        String task = s.task().length() <= room ? s.task() : s.task().substring(0, Math.max(0, room - 3)) + "...";
        String line = task + middle + "  " + facts;
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }

    private static String bar(Progress.Snapshot s, int width) {
        int full = (int) Math.min(width, width * s.done() / s.total());
        return "=".repeat(full) + (full < width ? ">" + " ".repeat(width - full - 1) : "");
    }
}
