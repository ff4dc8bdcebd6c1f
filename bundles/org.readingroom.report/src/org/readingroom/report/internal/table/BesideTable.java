package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.AlwaysHgg;
import org.readingroom.report.internal.Numbers;

/**
 * A table of the published study with ours beside theirs: a row a metric, and for each of its columns theirs, ours, and for
 * grades what always saying HGG scores.
 */
final class BesideTable {
    private static final List<String> COUNTS = List.of("tp", "fp", "fn", "tn");
    private static final Map<String, String> LABELS = Map.of(
            "tp", "TP",
            "fp", "FP",
            "fn", "FN",
            "tn", "TN",
            "balanced-accuracy", "Balanced accuracy");

    private final PublishedTable table;
    private final OurScores ours;

    /** A column by its title and what it says of a metric. */
    private record Column(String title, Map<String, String> cells, boolean ours) {}

    BesideTable(PublishedTable table, OurScores ours) {
        this.table = table;
        this.ours = ours;
    }

    /**
     * The table.
     *
     * @param columns ours by theirs
     * @param theirs whether their numbers may stand there
     * @param part which part of the table it is, such as {@code , part 2}; empty where it is all
     * @param notes footnotes of this run
     */
    Section.Table of(Map<PublishedColumn, List<OurColumn>> columns, boolean theirs, String part, List<String> notes) {
        List<Column> all = new ArrayList<>();
        List<String> metrics = metrics();
        String always = "";
        for (Map.Entry<PublishedColumn, List<OurColumn>> entry : columns.entrySet()) {
            PublishedColumn published = entry.getKey();
            if (theirs) {
                all.add(new Column("Published: " + published.label(), theirs(published), false));
            }
            for (OurColumn column : entry.getValue()) {
                Map<String, String> cells = new LinkedHashMap<>();
                metrics.forEach(metric -> cells.put(metric, ours.cell(column, metric)));
                cells.put("n", ours.n(column, metrics));
                all.add(new Column(column.title(), cells, true));
            }
            if (table.ofGrades() && !always.equals(published.split())) {
                always = published.split();
                Map<String, String> scores = AlwaysHgg.scores(ours.cohort(), always);
                if (!scores.isEmpty()) {
                    all.add(new Column(AlwaysHgg.TITLE + ": " + always, scores, false));
                }
            }
        }
        return new Section.Table(
                "beside-" + table.name() + part.replaceFirst(", part (\\d+).*", "-part-$1"),
                (table.id().contains(" ") ? "Tables " : "Table ") + table.id() + " of the study" + part + ". "
                        + table.caption() + ". " + frame() + ".",
                header(all),
                rows(all, metrics),
                notes);
    }

    private String frame() {
        return table.frame().equals("-") ? "Unit " + table.unit() : "Frame " + table.frame() + ", unit " + table.unit();
    }

    /** Those that were published, with the counts and the balanced accuracy of grades. */
    private List<String> metrics() {
        List<String> metrics = new ArrayList<>(table.ofGrades() ? COUNTS : List.of());
        table.columns().get(0).values().keySet().forEach(metrics::add);
        if (table.ofGrades()) {
            metrics.add("balanced-accuracy");
            if (!metrics.contains("auc")) {
                metrics.add("auc");
            }
        }
        return metrics;
    }

    /** What a published column says of each metric, and {@code n}. */
    static Map<String, String> theirs(PublishedColumn published) {
        Map<String, String> cells = new LinkedHashMap<>(published.values());
        if (published.n() != null) {
            cells.put("n", Integer.toString(published.n()));
        }
        if (published.counts() != null) {
            published.counts().forEach((count, n) -> cells.put(count, Integer.toString(n)));
            Map<String, Integer> c = published.counts();
            double recall = c.get("tp") / (double) (c.get("tp") + c.get("fn"));
            double specificity = c.get("tn") / (double) (c.get("tn") + c.get("fp"));
            cells.put("balanced-accuracy", Numbers.format((recall + specificity) / 2, ""));
        }
        return cells;
    }

    private static List<String> header(List<Column> columns) {
        List<String> header = new ArrayList<>(List.of("Score"));
        columns.forEach(column -> header.add(column.title()));
        return header;
    }

    private List<List<String>> rows(List<Column> columns, List<String> metrics) {
        List<List<String>> rows = new ArrayList<>();
        for (String metric : metrics) {
            if (scored(columns, metric)) {
                rows.add(row(columns, metric, label(metric)));
            }
            if (metric.equals("tn")) {
                rows.add(row(columns, "n", "n"));
            }
        }
        if (!table.ofGrades()) {
            rows.add(row(columns, "n", "n"));
        }
        return rows;
    }

    /** Whether any of ours has the score: else theirs would stand beside nothing. */
    private static boolean scored(List<Column> columns, String metric) {
        return columns.stream().filter(Column::ours).anyMatch(c -> !c.cells()
                .getOrDefault(metric, Numbers.UNDEFINED)
                .equals(Numbers.UNDEFINED));
    }

    private static List<String> row(List<Column> columns, String metric, String label) {
        List<String> row = new ArrayList<>(List.of(label));
        columns.forEach(column -> row.add(column.cells().getOrDefault(metric, Numbers.UNDEFINED)));
        return row;
    }

    private String label(String metric) {
        return LABELS.getOrDefault(metric, ours.scores().heading(metric));
    }
}
