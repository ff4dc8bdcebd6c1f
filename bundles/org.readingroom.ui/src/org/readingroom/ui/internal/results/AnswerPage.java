package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer in full as text with marks: how it ended, the raw text with the part that was parsed, its value, the
 * probabilities, and the prompt.
 *
 * @param text all of it
 * @param marks what is set apart
 */
record AnswerPage(String text, List<Mark> marks) {
    /** How a part is set apart. */
    enum Look {
        HEADING,
        STATE_GOOD,
        STATE_FAILED,
        PARSED,
        QUIET
    }

    /**
     * A part that is set apart.
     *
     * @param look how
     * @param start from where, in UTF-16 units
     * @param length how long
     */
    record Mark(Look look, int start, int length) {}

    /** The part of a page that was parsed; empty where none was. */
    Optional<String> parsed() {
        return marks.stream()
                .filter(m -> m.look() == Look.PARSED)
                .findFirst()
                .map(m -> text.substring(m.start(), m.start() + m.length()));
    }

    /** The page of an answer. */
    static AnswerPage of(ResultAnswer a, List<CaseProbabilities.Probability> ofCase, String prompt) {
        return new Writer().page(a, ofCase, prompt);
    }

    /** Writes a page. */
    private static final class Writer {
        private final StringBuilder out = new StringBuilder();
        private final List<Mark> marks = new ArrayList<>();

        AnswerPage page(ResultAnswer a, List<CaseProbabilities.Probability> ofCase, String prompt) {
            put(Look.HEADING, a.arm().title());
            out.append("  ").append(a.task()).append('\n').append(a.caseId());
            out.append(a.slice().isEmpty() ? "" : "  " + a.slice())
                    .append("  repeat ")
                    .append(a.repeat() + 1);
            out.append('\n');
            boolean good = !a.state().failed() && !a.state().missing();
            put(good ? Look.STATE_GOOD : Look.STATE_FAILED, (good ? "\u2713 " : "\u2717 ") + a.stateWords());
            out.append(a.reason().isEmpty() ? "" : ": " + a.reason());
            out.append(a.cut() ? " (cut off by the token limit)" : "").append('\n');
            answer(a);
            section("Value", a.value().isEmpty() ? "none" : a.value());
            probabilities(a, ofCase);
            section("Prompt", prompt);
            return new AnswerPage(out.toString(), List.copyOf(marks));
        }

        private void put(Look look, String text) {
            marks.add(new Mark(look, out.length(), text.length()));
            out.append(text);
        }

        private void section(String heading, String text) {
            if (!text.isEmpty()) {
                out.append('\n');
                put(Look.HEADING, heading);
                out.append('\n').append(text).append('\n');
            }
        }

        private void answer(ResultAnswer a) {
            if (a.text().isEmpty()) {
                return;
            }
            out.append('\n');
            put(Look.HEADING, "Answer");
            if (a.start() >= 0 && a.end() <= a.text().get().length()) {
                out.append(' ');
                put(Look.QUIET, "the parsed part is marked");
            }
            out.append('\n');
            int from = out.length();
            out.append(a.text().get());
            if (a.start() >= 0 && a.end() <= a.text().get().length() && a.end() > a.start()) {
                marks.add(new Mark(Look.PARSED, from + a.start(), a.end() - a.start()));
            }
            out.append('\n');
        }

        private void probabilities(ResultAnswer a, List<CaseProbabilities.Probability> ofCase) {
            StringBuilder lines = new StringBuilder();
            double mass = 0;
            for (Map.Entry<String, Double> e : a.forced().entrySet()) {
                double p = Math.exp(e.getValue());
                mass += p;
                lines.append(String.format(Locale.ROOT, "forced  P(%s) = %.4f%n", e.getKey(), p));
            }
            if (!a.forced().isEmpty()) {
                lines.append(String.format(Locale.ROOT, "forced  mass on these answers %.4f%n", mass));
            }
            a.lp().ifPresent(lp ->
                    lines.append(String.format(Locale.ROOT, "free    P(marked part) = %.4f%n", Math.exp(lp))));
            for (CaseProbabilities.Probability p : ofCase) {
                lines.append("patient P(HGG), ").append(p.kind()).append(" = ").append(NumberText.value(p.p(), 4));
                lines.append('\n');
            }
            section("Probabilities", lines.toString().stripTrailing());
        }
    }
}
