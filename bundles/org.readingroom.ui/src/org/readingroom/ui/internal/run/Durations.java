package org.readingroom.ui.internal.run;

import java.util.Locale;
import java.util.OptionalLong;

/** Times in words. */
final class Durations {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Durations() {}

    /** Such as {@code 2 h 05 min}; empty where it is not known. */
    static String of(OptionalLong seconds) {
        if (seconds.isEmpty()) {
            return "";
        }
        long s = seconds.getAsLong();
        if (s < MINUTE) {
            return s + " s";
        }
        return s < HOUR
                ? s / MINUTE + " min " + String.format(Locale.ROOT, "%02d s", s % MINUTE)
                : String.format(Locale.ROOT, "%d h %02d min", s / HOUR, s % HOUR / MINUTE);
    }
}
