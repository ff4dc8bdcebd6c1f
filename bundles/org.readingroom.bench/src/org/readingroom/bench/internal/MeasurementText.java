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
                    amount(m, m.ours()), m.ours().length, m.warmUp()));
            return String.join("\n", lines);
        }
        PairedRatio ratio = PairedRatio.of(m.ours(), m.peer());
        lines.add(format(
                "  ours %s, peer %s: medians of %d alternating pairs after %d to warm up",
                amount(m, m.ours()), amount(m, m.peer()), ratio.pairs(), m.warmUp()));
        lines.add(format(
                "  ours / peer %.3f, interval %.3f to %.3f (%s)",
                ratio.median(), ratio.low(), ratio.high(), interval(ratio)));
        lines.add(format(
                "  goal: at most %.2f of the peer's %s: %s",
                m.goal(), m.quantity().word(), verdict(m.goal(), ratio)));
        m.agreement().ifPresent(a -> lines.add("  values " + (a.agrees() ? "agree: " : "DIFFER: ") + a.text()));
        return String.join("\n", lines);
    }

    static Map<String, Object> fields(Measurement m) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String unit = m.quantity().unit().toLowerCase(Locale.ROOT);
        fields.put("title", m.title());
        fields.put("goal", m.goal());
        fields.put("ours-" + unit, list(m.ours()));
        fields.put("ours-median-" + unit, PairedRatio.median(m.ours()));
        m.agreement().ifPresent(a -> {
            PairedRatio ratio = PairedRatio.of(m.ours(), m.peer());
            fields.put("peer-" + unit, list(m.peer()));
            fields.put("peer-median-" + unit, PairedRatio.median(m.peer()));
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

    private static String amount(Measurement m, double[] values) {
        return format("%.1f %s", PairedRatio.median(values), m.quantity().unit());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
