package org.readingroom.report.internal.patient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.readingroom.report.PatientAnswer;
import org.readingroom.report.internal.Markup;

/** Answers as markup: each under its arm's colour with its end state, value, probabilities and raw text. */
final class AnswerMarkup {
    /** UTF-16 units of a text that are shown under a picture, and in a line. */
    static final int SHOWN = 1500;

    private static final int IN_LINE = 160;
    private static final int VALUE = 300;
    private final Map<String, Integer> places;

    /** @param places each arm's place in the study, by id */
    AnswerMarkup(Map<String, Integer> places) {
        this.places = places;
    }

    /** All of an arm's answers to one task on one slice: the first in full, the repeats counted. */
    String full(List<PatientAnswer> repeats) {
        PatientAnswer first = repeats.get(0);
        StringBuilder out = new StringBuilder("<article class=\"answer a")
                .append(place(first))
                .append("\">\n<h4>");
        out.append(chip(place(first))).append(Markup.escape(first.arm()));
        out.append(" <span class=\"task\">").append(Markup.escape(first.task())).append("</span> ");
        out.append(state(first)).append("</h4>\n");
        if (!first.value().isEmpty()) {
            out.append("<p class=\"value\">")
                    .append(AnswerText.of(first.value(), -1, -1, VALUE))
                    .append("</p>\n");
        }
        if (!first.reason().isEmpty()) {
            out.append("<p class=\"reason\">")
                    .append(AnswerText.of(first.reason(), -1, -1, VALUE))
                    .append("</p>\n");
        }
        first.text().ifPresent(t -> out.append("<pre dir=\"auto\">")
                .append(AnswerText.of(t, first.start(), first.end(), SHOWN))
                .append("</pre>\n")
                .append(
                        t.length() > SHOWN && !file(first.arm()).isEmpty()
                                ? "<p class=\"small\">The whole text is in <a href=\"" + file(first.arm())
                                        + "\">the answers of " + Markup.escape(first.arm()) + "</a>.</p>\n"
                                : ""));
        String p = probabilities(first);
        if (!p.isEmpty()) {
            out.append("<p class=\"p\">").append(p).append("</p>\n");
        }
        if (repeats.size() > 1) {
            out.append("<p class=\"repeats\">").append(repeated(repeats)).append("</p>\n");
        }
        return out.append("</article>\n").toString();
    }

    /** Where an arm's answers lie, seen from a page; empty for an arm whose id is no plain file name. */
    static String file(String arm) {
        return arm.matches("[A-Za-z0-9._-]+") ? "../../answers/" + arm + ".jsonl" : "";
    }

    /** One answer as a row of the table of failures. */
    String line(PatientAnswer a) {
        String said =
                a.text().map(t -> AnswerText.of(t, a.start(), a.end(), IN_LINE)).orElse("");
        return "<tr class=\"a" + place(a) + "\"><td>" + Markup.escape(a.slice()) + "</td><td>" + chip(place(a))
                + Markup.escape(a.arm()) + "</td><td>" + Markup.escape(a.task())
                + (a.repeat() > 0 ? " #" + (a.repeat() + 1) : "") + "</td><td>" + state(a) + "</td><td dir=\"auto\">"
                + said + "</td></tr>\n";
    }

    private int place(PatientAnswer a) {
        return places.getOrDefault(a.arm(), places.size());
    }

    /** The sample of an arm's line. */
    static String chip(int place) {
        return "<svg class=\"chip\" width=\"26\" height=\"12\" viewBox=\"0 0 26 12\" aria-hidden=\"true\"><rect"
                + " width=\"26\" height=\"12\" rx=\"2\"/><g class=\"l a" + place
                + "\"><path d=\"M2 6h22\"/></g></svg> ";
    }

    private static String state(PatientAnswer a) {
        String kind = a.failed() ? "failed" : "good";
        return "<span class=\"state " + kind + "\">" + Markup.escape(a.state()) + "</span>";
    }

    /** What the model gave besides text: of each allowed answer its probability, with the mass on all of them. */
    private static String probabilities(PatientAnswer a) {
        StringBuilder out = new StringBuilder();
        double mass = 0;
        for (Map.Entry<String, Double> e : a.forced().entrySet()) {
            double p = Math.exp(e.getValue());
            mass += p;
            out.append("P(").append(AnswerText.of(e.getKey(), -1, -1, 40)).append(") = ");
            out.append(String.format(Locale.ROOT, "%.4f; ", p));
        }
        if (!a.forced().isEmpty()) {
            out.append(String.format(Locale.ROOT, "mass %.4f", mass)).append(mass < 0.5 ? " (under one half)" : "");
        }
        a.lp().ifPresent(lp -> out.append(out.isEmpty() ? "" : "; ")
                .append(String.format(Locale.ROOT, "P(marked text) = %.4f", Math.exp(lp))));
        return out.toString();
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, value.offsetByCodePoints(0, 40)) + "\u2026";
    }

    private static String repeated(List<PatientAnswer> repeats) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        repeats.forEach(a -> counts.merge(a.failed() ? a.state() : a.value(), 1, Integer::sum));
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(6)
                .map(e -> Markup.escape(shortened(e.getKey())) + " \u00D7 " + e.getValue())
                .collect(Collectors.joining("; "));
        return repeats.size() + " repeats: " + most + (counts.size() > 6 ? "; " + (counts.size() - 6) + " others" : "");
    }
}
