package org.readingroom.ui.internal.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A comparison of two arms in words, as the report says it: no p-value while readings are missing, and no word on who
 * is better where the run did not compare the two.
 */
final class PairText {
    private static final double LEVEL = 0.05;
    private static final Map<String, String> TESTS = Map.of(
            "mcnemar-exact", "McNemar, exact",
            "mcnemar-continuity", "McNemar, continuity correction",
            "exchange-exact", "exchange of paired decisions, exact",
            "delong", "DeLong",
            "wilcoxon-exact", "Wilcoxon signed ranks, exact",
            "wilcoxon-normal", "Wilcoxon signed ranks, normal",
            "paired-bootstrap", "paired bootstrap");

    private final RunResults run;
    private final ResultsFocus focus;
    private final MetricInfo metric;

    PairText(RunResults run, ResultsFocus focus) {
        this.run = run;
        this.focus = focus;
        this.metric = run.metric(focus.metric());
    }

    /** The comparison, a few sentences. */
    String text(List<PairPoint> points) {
        if (focus.group().isEmpty()) {
            return "Nothing is scored yet.";
        }
        if (focus.a().isEmpty() || focus.b().isEmpty()) {
            return "These scores are of one arm alone: there is nothing to compare it with.";
        }
        Optional<PairResult> pair = run.pair(focus.group().get(), focus.metric(), focus.a(), focus.b());
        return pair.map(this::compared).orElseGet(() -> uncompared(points));
    }

    private String compared(PairResult p) {
        StringBuilder out = new StringBuilder();
        out.append(p.primary() ? "Primary comparison. " : "Exploratory: a hint for another study, and no claim. ");
        out.append(metric.heading())
                .append(", n = ")
                .append(p.n())
                .append(": A ")
                .append(metric.format(p.meanA()));
        out.append(", B ").append(metric.format(p.meanB()));
        if (!Double.isNaN(p.difference())) {
            out.append("; A \u2212 B = ").append(metric.format(p.difference()));
            if (!Double.isNaN(p.low()) && !Double.isNaN(p.high())) {
                out.append(", 95 % interval ").append(metric.interval(p.low(), p.high()));
            }
        }
        out.append(".\n");
        if (!run.complete()) {
            return out.append("INCOMPLETE: no p-value and no verdict until every arm has read every case.")
                    .toString();
        }
        return out.append(tested(p)).append(verdict(p)).toString();
    }

    private static String tested(PairResult p) {
        if (Double.isNaN(p.p())) {
            return "";
        }
        StringBuilder out = new StringBuilder(TESTS.getOrDefault(p.test(), p.test()));
        out.append(": p ").append(equal(p.p()));
        if (p.primary() && !Double.isNaN(p.pHolm())) {
            out.append(", ")
                    .append(equal(p.pHolm()).replace("= ", ""))
                    .append(" after Holm over ")
                    .append(p.family());
        }
        if (!p.onlyA().isEmpty()) {
            out.append("; right alone: A ").append(p.onlyA()).append(", B ").append(p.onlyB());
        }
        if (!Double.isNaN(p.smallestP())) {
            out.append("; smallest p these patients could give: ").append(NumberText.p(p.smallestP()));
        }
        return out.append(". ").toString();
    }

    private static String equal(double p) {
        String text = NumberText.p(p);
        return text.startsWith("<") ? text : "= " + text;
    }

    private static String verdict(PairResult p) {
        String words = p.verdict().replaceFirst("\\.$", "");
        boolean undecidable = !Double.isNaN(p.smallestP()) && p.smallestP() > LEVEL;
        if (words.isEmpty() && undecidable) {
            words = "cannot be decided at this n";
        }
        if (p.unequal() && !words.contains("unequal")) {
            words += (words.isEmpty() ? "" : " ") + "(unequal uses of the truth: no comparison of readers)";
        }
        return words.isEmpty() ? "" : "Verdict: " + words + ".";
    }

    private String uncompared(List<PairPoint> points) {
        if (points.isEmpty()) {
            return "The run does not compare these two by " + metric.heading()
                    + ", and no patient has a score of both. Choose another metric or pair.";
        }
        double a = points.stream().mapToDouble(PairPoint::a).average().orElseThrow();
        double b = points.stream().mapToDouble(PairPoint::b).average().orElseThrow();
        return "Not compared by the run, so without interval and test. " + metric.heading() + " over the "
                + points.size() + " patients of both: A " + metric.format(a) + ", B " + metric.format(b)
                + "; A \u2212 B = " + metric.format(a - b)
                + ".\nTo test it, name the pair under analysis: pairs of the study, and rescore.";
    }
}
