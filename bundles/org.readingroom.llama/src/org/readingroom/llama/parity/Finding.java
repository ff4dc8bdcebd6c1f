package org.readingroom.llama.parity;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How far one item of a pack is from ours.
 *
 * @param item what is compared
 * @param variant which code and precision, such as {@code A f32}; empty where it makes no difference
 * @param difference the largest, in the unit of {@code measure}; not a number where nothing was compared
 * @param tolerance the largest that is allowed
 * @param measure what the difference is, such as {@code absolute}
 * @param state what came of it
 */
public record Finding(String item, String variant, double difference, double tolerance, String measure, State state) {
    /** What came of a comparison. */
    public enum State {
        OK("ok"),
        BEYOND("BEYOND"),
        NOT_IMPLEMENTED("not implemented");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** As it is printed. */
        public String words() {
            return words;
        }
    }

    /** A comparison; a difference that is not a number is beyond every tolerance. */
    public static Finding of(String item, String variant, double difference, double tolerance, String measure) {
        State state = difference <= tolerance ? State.OK : State.BEYOND;
        return new Finding(item, variant, difference, tolerance, measure, state);
    }

    /** A comparison of which every value must be the same. */
    public static Finding exact(String item, String variant, long different) {
        return of(item, variant, different, 0, "values that differ");
    }

    /** Something that the pack holds and we do not do. */
    public static Finding notImplemented(String item) {
        return new Finding(item, "", Double.NaN, Double.NaN, "", State.NOT_IMPLEMENTED);
    }

    /** One line of the report. */
    public String line() {
        if (state == State.NOT_IMPLEMENTED) {
            return String.format(Locale.ROOT, "%-34s %-7s %s", item, variant, state.words());
        }
        return String.format(
                Locale.ROOT,
                "%-34s %-7s %-9.3g of %-7.0e %-22s %s",
                item,
                variant,
                difference,
                tolerance,
                measure,
                state.words());
    }

    /** The same for programs; JSON has no number that is none. */
    public Map<String, Object> fields() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("item", item);
        all.put("variant", variant);
        if (state != State.NOT_IMPLEMENTED) {
            all.put("difference", Double.isFinite(difference) ? difference : String.valueOf(difference));
            all.put("tolerance", tolerance);
            all.put("measure", measure);
        }
        all.put("state", state.words().toLowerCase(Locale.ROOT));
        return all;
    }
}
