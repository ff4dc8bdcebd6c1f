package org.readingroom.ui.internal.results;

import java.util.Locale;

/** How numbers are printed, as the report does it; an undefined value is a dash. */
final class NumberText {
    /** Stands for a value that is undefined. */
    static final String UNDEFINED = "\u2013";

    private NumberText() {}

    static String value(double value, int places) {
        if (Double.isNaN(value)) {
            return UNDEFINED;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221E" : "-\u221E";
        }
        String text = String.format(Locale.ROOT, "%." + places + "f", value);
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
    }

    /** A count, without decimals where it is whole. */
    static String count(double value) {
        return value(value, value == Math.rint(value) ? 0 : 2);
    }

    static String interval(double low, double high, int places) {
        return "[" + value(low, places) + ", " + value(high, places) + "]";
    }

    /** A p-value: three decimals, or that it is less than can be so written. */
    static String p(double value) {
        return !Double.isNaN(value) && value < 0.001 ? "< 0.001" : value(value, 3);
    }
}
