package org.readingroom.bench.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said of a measurement. */
final class MeasurementText {
    private MeasurementText() {}

    static String lines(Measurement m) {
        List<String> lines = new ArrayList<>();
        lines.add(m.title());
        if (m.agreement().isEmpty()) {
            lines.add(format(
                    "  ours %s, median of %d repetitions after %d to warm up",
                    milliseconds(m.ours()), m.ours().length, Measurement.WARM_UP));
            return String.join("\n", lines);
        }
        PairedRatio ratio = PairedRatio.of(m.ours(), m.peer());
        lines.add(format(
                "  ours %s, peer %s: medians of %d alternating pairs after %d to warm up",
                milliseconds(m.ours()), milliseconds(m.peer()), ratio.pairs(), Measurement.WARM_UP));
        lines.add(format(
                "  ours / peer %.3f, interval %.3f to %.3f (%s)",
                ratio.median(), ratio.low(), ratio.high(), interval(ratio)));
        lines.add(format("  goal: at most %.2f of the peer's time: %s", m.goal(), verdict(m.goal(), ratio)));
        m.agreement().ifPresent(a -> lines.add("  values " + (a.agrees() ? "agree: " : "DIFFER: ") + a.text()));
        return String.join("\n", lines);
    }

    static Map<String, Object> fields(Measurement m) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", m.title());
        fields.put("goal", m.goal());
        fields.put("ours-ms", list(m.ours()));
        fields.put("ours-median-ms", PairedRatio.median(m.ours()));
        m.agreement().ifPresent(a -> {
            PairedRatio ratio = PairedRatio.of(m.ours(), m.peer());
            fields.put("peer-ms", list(m.peer()));
            fields.put("peer-median-ms", PairedRatio.median(m.peer()));
            fields.put("ratio", ratio.median());
            fields.put("ratio-interval", List.of(ratio.low(), ratio.high()));
            fields.put("interval", interval(ratio));
            fields.put("goal-verdict", verdict(m.goal(), ratio));
            fields.put("agrees", a.agrees());
            fields.put("agreement", a.text());
        });
        return fields;
    }

    /** Met or missed only where the whole interval says so. */
    static String verdict(double goal, PairedRatio ratio) {
        return ratio.high() <= goal ? "met" : ratio.low() > goal ? "missed" : "undecided, the interval holds it";
    }

    private static String interval(PairedRatio r) {
        return format(
                "90 %% of the median, order statistics %d and %d of %d, which cover %.1f %%",
                r.rank(), r.pairs() + 1 - r.rank(), r.pairs(), 100 * r.coverage());
    }

    private static String milliseconds(double[] times) {
        return format("%.1f ms", PairedRatio.median(times));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
