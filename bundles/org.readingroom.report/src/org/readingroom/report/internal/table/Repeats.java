package org.readingroom.report.internal.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.readingroom.report.internal.RunCsv;

/**
 * The answers of an arm to one image asked again and again, from {@code consistency.csv}.
 *
 * @param arm the arm's id
 * @param split the part of the cohort
 * @param caseId the case
 * @param slice the slice
 * @param task the task asked
 * @param grade the true grade
 * @param asked how often it was asked
 * @param answers how many of each answer, an end state for what is none
 */
record Repeats(
        String arm,
        String split,
        String caseId,
        String slice,
        String task,
        String grade,
        int asked,
        Map<String, Integer> answers) {
    private static final int SHOWN = 4;

    private record Image(String arm, String split, String caseId, String slice, String task) {}

    /** Every image of a run that was asked more than once, in the file's order. */
    static List<Repeats> read(Path runFolder) {
        Map<Image, List<RunCsv.Row>> images = new LinkedHashMap<>();
        for (RunCsv.Row row : RunCsv.read(runFolder, "consistency.csv")) {
            Image image = new Image(
                    row.text("arm"), row.text("split"), row.text("case"), row.text("slice"), row.text("task"));
            images.computeIfAbsent(image, i -> new ArrayList<>()).add(row);
        }
        List<Repeats> all = new ArrayList<>();
        images.forEach((image, rows) -> {
            Map<String, Integer> answers = new LinkedHashMap<>();
            rows.forEach(
                    row -> answers.merge(answer(image.task(), row.text("answer")), row.count("count"), Integer::sum));
            RunCsv.Row first = rows.get(0);
            all.add(new Repeats(
                    image.arm(),
                    image.split(),
                    image.caseId(),
                    image.slice(),
                    image.task(),
                    grade(first.text("grade")),
                    first.count("repeats"),
                    answers));
        });
        return all;
    }

    private static String grade(String written) {
        return switch (written) {
            case "0" -> "LGG";
            case "1" -> "HGG";
            default -> written;
        };
    }

    private static String answer(String task, String written) {
        if (!task.equals("grade")) {
            return words(written);
        }
        return written.equals("2") ? "answer 2" : grade(written);
    }

    /** A value's JSON without its marks, so that it can be read and broken over lines. */
    private static String words(String json) {
        return json.startsWith("{")
                ? json.replaceAll("[{}\"]|\\.0(?=[,\\]}])", "")
                        .replace(":", " ")
                        .replace(",", ", ")
                : json;
    }

    /** How many had the commonest answer. */
    int commonest() {
        return answers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    boolean identical() {
        return answers.size() == 1;
    }

    /** Such as {@code 95/95 HGG}, or {@code 77 HGG / 18 LGG}. */
    String words() {
        return words(answers);
    }

    /** Answers with their number, the commonest first, the rest of many in one word. */
    static String words(Map<String, Integer> answers) {
        int all = answers.values().stream().mapToInt(Integer::intValue).sum();
        List<Map.Entry<String, Integer>> sorted = answers.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        if (sorted.size() == 1) {
            return all + "/" + all + " " + sorted.get(0).getKey();
        }
        String shown = sorted.stream()
                .limit(SHOWN)
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(" / "));
        return sorted.size() <= SHOWN
                ? shown
                : shown + " / "
                        + sorted.stream()
                                .skip(SHOWN)
                                .mapToInt(Map.Entry::getValue)
                                .sum() + " in " + (sorted.size() - SHOWN) + " other answers";
    }
}
