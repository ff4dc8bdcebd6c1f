package org.readingroom.run.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables that count cases and answers: {@code cases.csv}, {@code states.csv} and {@code consistency.csv}. */
final class AnswerTables {
    /** The states in the order of the table. */
    private static final List<String> STATES = List.of(
            "answered", "refused", "truncated", "unparseable", "out-of-range", "degenerate", AskedAnswer.MISSING);

    private AnswerTables() {}

    /** Every case that is scored. */
    static CsvTable cases(AnalysisInput input) {
        CsvTable table = new CsvTable("cases.csv", "case,patient,split,grade,source,tumour_ml");
        input.cases().forEach(c -> table.row(c.caseId(), c.patient(), c.split(), c.grade(), c.source(), c.tumour()));
        return table;
    }

    /** How the queries of each arm ended, over all repeats; states that did not occur are left out. */
    static CsvTable states(AnalysisInput input) {
        CsvTable table = new CsvTable("states.csv", "arm,split,task,state,n,share");
        for (ArmFact arm : input.arms()) {
            Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
            for (CaseFact c : input.cases()) {
                for (AskedAnswer a : arm.answers().getOrDefault(c.caseId(), List.of())) {
                    counts.computeIfAbsent(c.split() + "\n" + a.task(), k -> new LinkedHashMap<>())
                            .merge(a.word(), 1, Integer::sum);
                }
            }
            counts.forEach((place, some) -> states(table, arm.id(), place.split("\n"), some));
        }
        return table;
    }

    private static void states(CsvTable table, String arm, String[] place, Map<String, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        STATES.stream()
                .filter(counts::containsKey)
                .forEach(s -> table.row(arm, place[0], place[1], s, counts.get(s), (double) counts.get(s) / all));
    }

    /** How often each answer came to the same question, of arms that were asked more than once. */
    static CsvTable consistency(AnalysisInput input) {
        CsvTable table = new CsvTable("consistency.csv", "arm,split,case,slice,task,grade,repeats,answer,count");
        for (ArmFact arm : input.arms()) {
            for (CaseFact c : input.cases()) {
                Map<String, Map<String, Integer>> questions = new LinkedHashMap<>();
                for (AskedAnswer a : arm.answers().getOrDefault(c.caseId(), List.of())) {
                    questions
                            .computeIfAbsent(a.slice() + "\n" + a.task(), k -> new TreeMap<>())
                            .merge(a.words().isEmpty() ? a.word() : a.words(), 1, Integer::sum);
                }
                questions.forEach((question, counts) -> consistency(table, arm, c, question.split("\n"), counts));
            }
        }
        return table;
    }

    private static void consistency(
            CsvTable table, ArmFact arm, CaseFact c, String[] question, Map<String, Integer> counts) {
        int repeats = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (repeats > 1) {
            counts.forEach((answer, n) -> table.row(
                    arm.id(), c.split(), c.caseId(), question[0], question[1], c.grade(), repeats, answer, n));
        }
    }
}
