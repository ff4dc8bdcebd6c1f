package org.readingroom.report.internal;

import java.util.Locale;

/** Round steps of an axis from 0: 1, 2 or 5 times a power of ten, four to ten of them. */
final class Ticks {
    private Ticks() {}

    static double step(double end) {
        double power = Math.pow(10, Math.floor(Math.log10(end / 4)));
        double times = end / 4 / power;
        return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
    }

    /** A tick's value with as many decimals as the step needs. */
    static String label(double value, double step) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
