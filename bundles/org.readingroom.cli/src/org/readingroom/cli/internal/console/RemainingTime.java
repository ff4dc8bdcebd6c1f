package org.readingroom.cli.internal.console;

import java.util.OptionalLong;

/**
 * Estimates how long a piece of work will still take from the rate at which its steps were done, recent ones counting
 * more.
 *
 * <p>The rate is an exponential moving average over about the last {@value #MEMORY_SECONDS} seconds, or over the last step
 * where steps take longer. Between steps the estimate counts down.
 */
final class RemainingTime {
    private static final double MEMORY_SECONDS = 20;
    private static final double SHORTEST_SAMPLE = 0.25;
    private static final double FIRST_ESTIMATE_AFTER = 1;
    private final long total;
    private final long started;
    private long done;
    private long sampledAt;
    private long sampledDone;
    private double rate;
    private double weight;

    /**
     * For a piece of work that starts now.
     *
     * @param total its steps; 0 where that is not known
     * @param now nanoseconds on any clock
     */
    RemainingTime(long total, long now) {
        this.total = total;
        this.started = now;
        this.sampledAt = now;
    }

    /** So many steps are done in all. */
    void done(long steps, long now) {
        done = steps;
        double seconds = (now - sampledAt) / 1e9;
        if (seconds < SHORTEST_SAMPLE) {
            return;
        }
        double keep = Math.exp(-seconds / MEMORY_SECONDS);
        rate = keep * rate + (1 - keep) * (steps - sampledDone) / seconds;
        // What the average lacks of a full memory, so that the first estimates are not too low.
        weight = keep * weight + (1 - keep);
        sampledAt = now;
        sampledDone = steps;
    }

    /** Nanoseconds since the start. */
    long elapsed(long now) {
        return now - started;
    }

    /** Seconds to go, 0 or more; empty while there is too little to judge by. */
    OptionalLong seconds(long now) {
        double perSecond = weight > 0 ? rate / weight : 0;
        if (total <= 0 || perSecond <= 0 || elapsed(now) < FIRST_ESTIMATE_AFTER * 1e9) {
            return OptionalLong.empty();
        }
        long left = Math.max(0, total - done);
        double expected = left / perSecond - (now - sampledAt) / 1e9;
        // A step that takes longer than the others does not eat up the time of those after it.
        double atLeast = Math.max(0, left - 1) / perSecond;
        return OptionalLong.of(Math.round(Math.max(expected, atLeast)));
    }
}
