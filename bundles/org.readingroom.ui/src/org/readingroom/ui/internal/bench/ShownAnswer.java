package org.readingroom.ui.internal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.readingroom.ui.internal.engine.EngineEvent;

/**
 * An answer.
 *
 * @param number from 1, over all that was asked since the slice was chosen
 * @param task what was asked
 * @param state its end state
 * @param values what it says of the slice, by task id
 * @param text its words; empty where it has none
 * @param from where the part begins that was read
 * @param to where it ends; equal to {@code from} where nothing was read
 * @param reason why there is no value
 * @param forced the log-probability of each answer that the prompt allows
 * @param lp of what was read; NaN where not known
 * @param millis how long it took
 */
record ShownAnswer(
        int number,
        String task,
        String state,
        Map<String, JsonNode> values,
        String text,
        int from,
        int to,
        String reason,
        Map<String, Double> forced,
        double lp,
        long millis) {
    static ShownAnswer of(int number, EngineEvent e) {
        JsonNode o = e.fields();
        Map<String, Double> forced = new TreeMap<>();
        o.path("forced")
                .properties()
                .forEach(f -> forced.put(f.getKey(), f.getValue().asDouble()));
        return new ShownAnswer(
                number,
                e.text("task"),
                e.text("state"),
                ShownSlice.values(o.path("on-slice")),
                e.text("text"),
                o.path("span").path(0).asInt(),
                o.path("span").path(1).asInt(),
                e.text("reason"),
                forced,
                o.path("lp").asDouble(Double.NaN),
                e.number("ms"));
    }

    /** What it says, in a phrase. */
    String says() {
        if (values.isEmpty()) {
            return reason;
        }
        JsonNode own = values.get(task);
        return own == null ? reason : phrase(task, own);
    }

    private static String phrase(String task, JsonNode v) {
        if (v.has("label")) {
            String grade = task.equals("grade")
                    ? switch (v.path("label").asInt()) {
                        case 0 -> "LGG";
                        case 1 -> "HGG";
                        default -> "no glioma";
                    }
                    : "class " + v.path("label").asInt();
            return grade
                    + (v.has("positive")
                            ? String.format(
                                    Locale.ROOT, ", p %.2f", v.path("positive").asDouble())
                            : "");
        }
        if (v.has("top")) {
            return "rows " + number(v, "top") + " to " + number(v, "bottom") + ", columns " + number(v, "left") + " to "
                    + number(v, "right");
        }
        if (v.has("row")) {
            return "row " + number(v, "row") + ", column " + number(v, "column");
        }
        if (v.has("rings")) {
            int points = 0;
            for (JsonNode ring : v.path("rings")) {
                points += ring.size();
            }
            return "outline of " + points + " points";
        }
        return v.toString();
    }

    private static String number(JsonNode o, String key) {
        return String.format(Locale.ROOT, "%.4g", o.path(key).asDouble()).replaceAll("\\.0+$", "");
    }

    /** The probabilities in a phrase: of each answer allowed, else of what was read. */
    String probabilities() {
        List<String> all = new ArrayList<>();
        forced.forEach((text, p) -> all.add(String.format(Locale.ROOT, "%s: %.2f", text, Math.exp(p))));
        if (all.isEmpty() && !Double.isNaN(lp)) {
            all.add(String.format(Locale.ROOT, "%.2f", Math.exp(lp)));
        }
        return String.join("  ", all);
    }
}
