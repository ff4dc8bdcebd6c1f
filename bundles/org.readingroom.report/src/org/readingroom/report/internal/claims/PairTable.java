package org.readingroom.report.internal.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;
import org.readingroom.report.internal.ScoreGroup;
import org.readingroom.report.internal.Scores;
import org.readingroom.report.internal.table.Titles;

/** Comparisons of arms in sentences and as a table; p-values only where the run is complete. */
final class PairTable {
    private static final String UNEQUAL = "unequal uses of the truth: no comparison of readers";
    private static final Map<String, String> TESTS = Map.of(
            "mcnemar-exact", "McNemar, exact",
            "mcnemar-continuity", "McNemar, continuity correction",
            "exchange-exact", "exchange of paired decisions, exact",
            "delong", "DeLong",
            "wilcoxon-exact", "Wilcoxon signed ranks, exact",
            "wilcoxon-normal", "Wilcoxon signed ranks, normal",
            "paired-bootstrap", "paired bootstrap",
            "none", "none");

    private final RunData run;
    private final Scores scores;
    private final boolean complete;

    PairTable(RunData run, Scores scores, boolean complete) {
        this.run = run;
        this.scores = scores;
        this.complete = complete;
    }

    /** A primary comparison as a paper would say it. */
    String sentence(Pair pair) {
        RunCsv.Row row = pair.row();
        StringBuilder out = new StringBuilder(Titles.of(run, pair.a()));
        out.append(" against ").append(Titles.of(run, pair.b())).append(", ");
        out.append(pair.score(scores.heading(pair.metric()))).append(", n = ").append(row.text("n"));
        out.append(": ").append(value(pair, "mean_a")).append(" against ").append(value(pair, "mean_b"));
        if (!Double.isNaN(row.number("difference"))) {
            out.append(", difference ").append(difference(pair).replace('\n', ' '));
        }
        if (complete && !Double.isNaN(row.number("p_holm"))) {
            String p = Numbers.p(row.number("p_holm"));
            out.append(", p ").append(p.startsWith("<") ? p : "= " + p);
            out.append(" after Holm over ").append(row.text("family_size"));
        }
        return out.append(": ").append(verdict(pair)).append('.').toString();
    }

    Section.Table of(List<Pair> pairs, boolean primary) {
        List<String> header = new ArrayList<>(List.of("Compared", "Score", "n", "Values", "Difference", "Test", "p"));
        if (primary) {
            header.add("p, Holm over " + pairs.get(0).row().text("family_size"));
        }
        header.addAll(List.of("Right alone", "Smallest p", "Verdict"));
        List<List<String>> rows = pairs.stream().map(pair -> row(pair, primary)).toList();
        return new Section.Table(
                primary ? "claims-primary" : "claims-exploratory",
                primary
                        ? "Primary comparisons, named in the study before it was run."
                        : "Exploratory comparisons: hints for another study, and no claims.",
                header,
                rows,
                notes(pairs, primary));
    }

    private List<String> row(Pair pair, boolean primary) {
        RunCsv.Row row = pair.row();
        List<String> cells = new ArrayList<>(List.of(
                Titles.of(run, pair.a()) + "\n" + Titles.of(run, pair.b()),
                pair.score(scores.heading(pair.metric())),
                row.text("n"),
                value(pair, "mean_a") + "\n" + value(pair, "mean_b"),
                difference(pair),
                TESTS.getOrDefault(row.text("test"), row.text("test")),
                p(row, "p")));
        if (primary) {
            cells.add(p(row, "p_holm"));
        }
        cells.add(pair.discordant().isEmpty() ? Numbers.UNDEFINED : pair.discordant());
        cells.add(p(row, "smallest_p"));
        cells.add(verdict(pair));
        return cells;
    }

    private String p(RunCsv.Row row, String column) {
        return complete ? Numbers.p(row.number(column)) : Numbers.UNDEFINED;
    }

    private String value(Pair pair, String column) {
        return Numbers.format(pair.row().number(column), scores.unit(pair.metric()));
    }

    private String difference(Pair pair) {
        RunCsv.Row row = pair.row();
        String unit = scores.unit(pair.metric());
        double low = row.number("low");
        double high = row.number("high");
        String value = Numbers.format(row.number("difference"), unit);
        return Double.isNaN(low) || Double.isNaN(high) ? value : value + "\n" + Numbers.interval(low, high, unit);
    }

    private String verdict(Pair pair) {
        if (!complete) {
            return "INCOMPLETE: no verdict";
        }
        String words = pair.row().text("verdict").replaceFirst("\\.$", "");
        boolean told = words.contains("unequal") || !pair.unequal();
        return told ? words : words.isEmpty() ? UNEQUAL : words + " (" + UNEQUAL + ")";
    }

    private static List<String> notes(List<Pair> pairs, boolean primary) {
        List<String> notes = new ArrayList<>();
        notes.add("Compared and values: the first arm over the second. Difference: first's less second's over the"
                + " patients that both have, with its 95 % interval over patients; failures count as wrong.");
        if (primary) {
            notes.add("p, Holm: corrected over the family of this many primary comparisons.");
        } else {
            notes.add("p is not corrected: of 20 such comparisons one falls under .05 by chance.");
        }
        notes.add(
                "Right alone: patients that only the first / only the second got right; on these discordant ones alone"
                        + " such a test rests.");
        notes.add("Smallest p: the least that these patients could give; where it is over .05 the question cannot be"
                + " decided at this n.");
        if (pairs.stream().anyMatch(Pair::unequal)) {
            notes.add("Unequal: one of both sees more of the truth than the other, so that the difference is not of"
                    + " readers.");
        }
        pairs.stream()
                .map(pair -> pair.row().text("unit"))
                .distinct()
                .flatMap(unit -> ScoreGroup.unitNote(unit).stream())
                .forEach(notes::add);
        return notes;
    }
}
