package org.readingroom.report.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.readingroom.api.report.Section.Table;

/** How numbers are printed: shares with four decimals, lengths with two, an undefined value as a dash. */
public final class Numbers {
    /** Stands for a value that is undefined. */
    public static final String UNDEFINED = "\u2013";

    /** What the dash means, for a footnote. */
    public static final String UNDEFINED_NOTE =
            "A dash (" + UNDEFINED + ") is a value that is undefined, or not given under this rule.";

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d+)?|\u221E)([eE][-+]?\\d+)?");
    private static final Pattern NUMERIC_CELL =
            Pattern.compile("(< )?[-+]?(\\d[\\d.,]*|\u221E)( ?(/ ?\\d+|\\(\\d+/\\d+\\)))?(, \\d+)*(\n"
                    + "[-+]?\\d[\\d.]*)?( \u00B1 \\d[\\d.]*)?(\\s\\[[^]]*])?");

    private Numbers() {}

    /** A value in its unit: {@code mm} and {@code px} with two decimals, else four. */
    public static String format(double value, String unit) {
        return decimals(value, unit.isEmpty() ? 4 : 2);
    }

    /** A count, without decimals where it is whole. */
    public static String count(double value) {
        return decimals(value, value == Math.rint(value) ? 0 : 2);
    }

    private static String decimals(double value, int places) {
        if (Double.isNaN(value)) {
            return UNDEFINED;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221E" : "-\u221E";
        }
        String text = String.format(Locale.ROOT, "%." + places + "f", value);
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
    }

    /** An interval in square brackets: shares with three decimals, lengths with two. */
    public static String interval(double low, double high, String unit) {
        return bracket(low, high, unit.isEmpty() ? 3 : 2);
    }

    /** An interval in square brackets for a table of many: shares with two decimals, lengths with one. */
    public static String narrow(double low, double high, String unit) {
        return bracket(low, high, unit.isEmpty() ? 2 : 1);
    }

    private static String bracket(double low, double high, int places) {
        return "[" + decimals(low, places) + ", " + decimals(high, places) + "]";
    }

    /** Mean and standard deviation (n - 1) of several values; the mean alone of one. */
    public static String spread(double[] values, String unit) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 || Double.isNaN(mean)
                ? format(mean, unit)
                : format(mean, unit) + " \u00B1 " + format(Math.sqrt(squares / (values.length - 1)), unit);
    }

    /** A p-value: three decimals, or that it is less than can be so written. */
    public static String p(double value) {
        if (Double.isNaN(value)) {
            return UNDEFINED;
        }
        return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** How many of how many. */
    public static String share(int part, int whole) {
        return part + "/" + whole;
    }

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Whether a column holds numbers, shares of counts and dashes only, and at least one number. */
    public static boolean isNumberColumn(Table table, int column) {
        boolean any = false;
        for (var row : table.rows()) {
            String cell = row.get(column);
            boolean number = NUMERIC_CELL.matcher(cell).matches();
            if (!number && !cell.equals(UNDEFINED) && !cell.isEmpty()) {
                return false;
            }
            any |= number;
        }
        return any;
    }
}
