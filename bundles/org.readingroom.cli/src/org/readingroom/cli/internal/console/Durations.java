package org.readingroom.cli.internal.console;

/** Writes spans of time for people. */
final class Durations {
    private Durations() {}

    /** Seconds as {@code 45 s}, {@code 3 min 20 s} or {@code 2 h 05 min}. */
    static String words(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return "%d min %02d s".formatted(seconds / 60, seconds % 60);
        }
        return "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
