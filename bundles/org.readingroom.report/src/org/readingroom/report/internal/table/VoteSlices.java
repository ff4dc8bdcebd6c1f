package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;

/** What the slices of graded patients said: together by true grade, and patient by patient. */
final class VoteSlices {
    private static final int LABELS = 4;
    private static final List<String> COUNTS = List.of(
            "slices",
            "hgg",
            "lgg",
            "other",
            "refused",
            "truncated",
            "unparseable",
            "out_of_range",
            "degenerate",
            "missing");
    private static final List<String> TITLES = List.of(
            "Slices",
            "HGG",
            "LGG",
            "Answer 2",
            "Refused",
            "Cut off",
            "Not understood",
            "Out of range",
            "Degenerate",
            "Missing");

    private VoteSlices() {}

    /** A grade as people write it. */
    static String grade(String written) {
        return switch (written) {
            case "0" -> "LGG";
            case "1" -> "HGG";
            case "" -> Numbers.UNDEFINED;
            default -> written;
        };
    }

    /** Adds a row a true grade. */
    static void rows(String arm, String split, List<RunCsv.Row> votes, List<List<String>> into) {
        Map<String, List<RunCsv.Row>> byGrade = new LinkedHashMap<>();
        first(votes).forEach(row -> byGrade.computeIfAbsent(grade(row.text("grade")), g -> new ArrayList<>())
                .add(row));
        byGrade.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            List<RunCsv.Row> rows = entry.getValue();
            List<String> cells = new ArrayList<>(List.of(arm, split, entry.getKey(), Integer.toString(rows.size())));
            COUNTS.forEach(count -> cells.add(
                    Integer.toString(rows.stream().mapToInt(r -> r.count(count)).sum())));
            cells.add(mean(rows, "gldr_all"));
            cells.add(mean(rows, "gldr_graded"));
            into.add(cells);
        });
    }

    /** The slices are the same under every rule: those of the first rule named. */
    private static List<RunCsv.Row> first(List<RunCsv.Row> votes) {
        String rule = votes.get(0).text("rule");
        return votes.stream().filter(v -> v.text("rule").equals(rule)).toList();
    }

    private static String mean(List<RunCsv.Row> rows, String column) {
        return Numbers.format(
                rows.stream()
                        .mapToDouble(r -> r.number(column))
                        .filter(v -> !Double.isNaN(v))
                        .average()
                        .orElse(Double.NaN),
                "");
    }

    static Section.Table table(List<List<String>> rows) {
        List<String> header = new ArrayList<>(List.of("Arm", "Patients", "True grade", "n"));
        header.addAll(TITLES);
        header.addAll(List.of("GLDR, all", "GLDR, graded"));
        boolean[] shown = shown(rows);
        return new Section.Table(
                "votes-slices",
                "What the slices said, by true grade of the patient.",
                kept(header, shown),
                rows.stream().map(row -> kept(row, shown)).toList(),
                List.of(
                        "Answer 2 is \"No Glioma\", and no failure; failures stand in columns of their own, where"
                                + " there are any.",
                        "GLDR, glioma label distribution ratio: HGG slices over all slices asked, or over HGG and LGG"
                                + " slices; mean over patients. The first repeat of arms that were asked more than"
                                + " once."));
    }

    /** Adds a row a patient. */
    static void patients(String arm, String split, List<RunCsv.Row> votes, List<List<String>> into) {
        Map<String, List<RunCsv.Row>> byCase = new LinkedHashMap<>();
        votes.forEach(v ->
                byCase.computeIfAbsent(v.text("case"), c -> new ArrayList<>()).add(v));
        byCase.forEach((caseId, rows) -> {
            RunCsv.Row row = rows.get(0);
            List<String> cells = new ArrayList<>(List.of(arm, split, caseId, grade(row.text("grade"))));
            COUNTS.forEach(count -> cells.add(row.text(count)));
            cells.add(Numbers.format(row.number("gldr_all"), ""));
            cells.add(Numbers.format(row.number("gldr_graded"), ""));
            cells.add(grade(row.text("label")));
            into.add(cells);
        });
    }

    static Section.Table patientTable(List<List<String>> rows) {
        List<String> header = new ArrayList<>(List.of("Arm", "Patients", "Case", "True grade"));
        header.addAll(TITLES);
        header.addAll(List.of("GLDR, all", "GLDR, graded", "Grade by vote"));
        boolean[] shown = shown(rows);
        return new Section.Table(
                "votes-patients",
                "The votes of every patient's slices.",
                kept(header, shown),
                rows.stream().map(row -> kept(row, shown)).toList(),
                List.of("Grade by vote: plurality; a dash is no decision."));
    }

    /** All columns but those of failures that did not occur. */
    private static boolean[] shown(List<List<String>> rows) {
        boolean[] shown = new boolean[rows.get(0).size()];
        int first = LABELS + COUNTS.indexOf("refused");
        for (int c = 0; c < shown.length; c++) {
            int column = c;
            boolean failure = c >= first && c < LABELS + COUNTS.size();
            shown[c] =
                    !failure || rows.stream().anyMatch(row -> !row.get(column).equals("0"));
        }
        return shown;
    }

    private static List<String> kept(List<String> cells, boolean[] shown) {
        List<String> kept = new ArrayList<>();
        for (int c = 0; c < shown.length; c++) {
            if (shown[c]) {
                kept.add(cells.get(c));
            }
        }
        return kept;
    }
}
