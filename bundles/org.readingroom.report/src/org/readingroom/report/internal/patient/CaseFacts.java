package org.readingroom.report.internal.patient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.report.internal.ArmNotes;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.ReadingFiles;
import org.readingroom.report.internal.RunCsv;
import org.readingroom.report.internal.Scores;

/** What the run says of each case beside its pictures: votes, probabilities, scores, by case and arm. */
final class CaseFacts {
    private final Map<String, Map<String, Map<String, String>>> facts = new HashMap<>();
    private final Map<String, Double> millilitres = new HashMap<>();
    private final Set<String> titles = new LinkedHashSet<>();
    private final Set<String> measures = new HashSet<>();
    private final Scores scores;
    private final ReadingFiles readings;

    CaseFacts(RunData run) {
        scores = new Scores(run);
        readings = new ReadingFiles(run.folder());
        RunCsv.each(run.folder(), "cases.csv", row -> millilitres.put(row.text("case"), row.number("tumour_ml")));
        titles.add("Grade said");
        RunCsv.each(run.folder(), "votes.csv", this::vote);
        RunCsv.each(run.folder(), "probabilities.csv", row -> {
            double p = row.number("p");
            if (!Double.isNaN(p)) {
                String low = row.optional("mass").isEmpty() || row.number("mass") >= 0.5 ? "" : " (mass under .5)";
                put(row.text("case"), row.text("arm"), "P(HGG), " + row.text("kind"), four(p) + low);
            }
        });
        run.scores().forEach(this::score);
    }

    private void vote(RunCsv.Row row) {
        if (row.text("rule").equals("plurality")) {
            int failed = row.count("refused")
                    + row.count("truncated")
                    + row.count("unparseable")
                    + row.count("out_of_range")
                    + row.count("degenerate");
            put(
                    row.text("case"),
                    row.text("arm"),
                    "Votes HGG / LGG / other / failed",
                    row.count("hgg") + " / " + row.count("lgg") + " / " + row.count("other") + " / " + failed);
        }
    }

    private void score(ScoreRow row) {
        boolean shown = !row.caseId().equals(Scores.COHORT)
                && row.rule().equals(Scores.FAILURES_AS_WRONG)
                && !row.frame().equals("model-grid")
                && !row.metric().equals("accuracy");
        if (shown) {
            String title = scores.heading(row.metric()) + ", " + row.task()
                    + switch (row.unit()) {
                        case "2d-slice-mean" -> " by slice";
                        case "3d-slab" -> " in slices asked";
                        default -> "";
                    };
            measures.add(title);
            put(row.caseId(), row.arm(), title, Numbers.format(row.value(), scores.unit(row.metric())));
        }
    }

    private void put(String caseId, String arm, String title, String cell) {
        titles.add(title);
        facts.computeIfAbsent(caseId, c -> new HashMap<>())
                .computeIfAbsent(arm, a -> new HashMap<>())
                .put(title, cell);
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** The volume of the true tumour, NaN where unknown. */
    double millilitres(String caseId) {
        return millilitres.getOrDefault(caseId, Double.NaN);
    }

    /** The facts of a case: by arm, in the order of the study, cells by title; titles without any cell are left out. */
    Map<RunData.Arm, Map<String, String>> of(String caseId) {
        Map<RunData.Arm, Map<String, String>> rows = new LinkedHashMap<>();
        for (RunData.Arm arm : ArmNotes.readers(scores.arms())) {
            Map<String, String> said =
                    new HashMap<>(facts.getOrDefault(caseId, Map.of()).getOrDefault(arm.id(), Map.of()));
            readings.whole(arm.id(), caseId).ifPresent(r -> {
                int label = r.path("values").path("grade").path("label").asInt(-1);
                said.put("Grade said", label == 1 ? "HGG" : label == 0 ? "LGG" : Numbers.UNDEFINED);
            });
            if (!said.isEmpty()) {
                rows.put(arm, said);
            }
        }
        return rows;
    }

    /** Whether a title is a measure's, rather than what an arm said. */
    boolean isScore(String title) {
        return measures.contains(title);
    }

    /** The titles that any of these rows has a value under. */
    List<String> titles(Map<RunData.Arm, Map<String, String>> rows) {
        List<String> used = new ArrayList<>(titles);
        used.removeIf(title -> rows.values().stream()
                .allMatch(cells -> cells.getOrDefault(title, Numbers.UNDEFINED).equals(Numbers.UNDEFINED)));
        return used;
    }
}
