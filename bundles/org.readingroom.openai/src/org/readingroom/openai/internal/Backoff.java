package org.readingroom.openai.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long to wait before a request is tried again: 1, 2, 4 ... 60 seconds, of which a seeded share is taken off. */
final class Backoff {
    private static final long MOST_MILLIS = 60_000;
    /** A server may ask for a longer wait than ours, up to this. */
    private static final Duration MOST_ASKED = Duration.ofMinutes(15);

    private Backoff() {}

    /**
     * The wait before an attempt.
     *
     * @param attempt how often it was tried, at least 1
     * @param seed seeds the share taken off, up to a half, so that requests that failed together do not come back together
     */
    static Duration before(int attempt, long seed) {
        long whole = Math.min(MOST_MILLIS, 1000L << Math.min(attempt - 1, 6));
        return Duration.ofMillis(whole / 2 + Math.round(whole / 2.0 * share(seed, attempt)));
    }

    /** What a header Retry-After asks for: seconds, or a date; empty where it says neither, at most 15 minutes. */
    static Optional<Duration> asked(Optional<String> header, Instant now) {
        return header.map(String::strip)
                .flatMap(text -> parsed(text, now))
                .map(d -> d.isNegative() ? Duration.ZERO : d)
                .map(d -> d.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : d);
    }

    private static Optional<Duration> parsed(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty(); // no date either: our own wait is taken
        }
    }

    /** A number from 0 to under 1 that looks drawn: the finaliser of SplitMix64. */
    static double share(long seed, long stream) {
        return (mixed(seed, stream) >>> 11) * 0x1.0p-53;
    }

    static long mixed(long seed, long stream) {
        long z = seed + stream * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
