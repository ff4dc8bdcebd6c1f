package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.RunCsv;

/**
 * The answers to one prompt asked again and again, a slice a bar: for grades each answer, for places the commonest answer,
 * the next ones and the rest, and how queries failed.
 */
final class ConsistencyFigure {
    private static final int MOST = 30;

    /** A few repeats, as every sampled arm has, say little of one image: fewer of these are drawn. */
    private static final int FEW = 10;

    private static final int MOST_OF_FEW = 8;
    private static final int RANKS = 4;
    private static final Map<String, String> GRADES = Map.of("1", "HGG (1)", "0", "LGG (0)", "2", "other (2)");
    private static final int[] SHADES = {0x0072B2, 0x56B4E9, 0x9BCDE8, 0xCFE6F3};

    private record Image(String caseId, String slice, String grade) {}

    private record Group(String arm, String task) {}

    private ConsistencyFigure() {}

    static List<Section.Figure> of(RunData run) {
        Map<Group, Map<Image, Map<String, Integer>>> groups = new LinkedHashMap<>();
        RunCsv.each(run.folder(), "consistency.csv", row -> groups.computeIfAbsent(
                        new Group(row.text("arm"), row.text("task")), g -> new LinkedHashMap<>())
                .computeIfAbsent(
                        new Image(row.text("case"), row.text("slice"), row.text("grade")), i -> new LinkedHashMap<>())
                .merge(row.text("answer"), row.count("count"), Integer::sum));
        List<Section.Figure> figures = new ArrayList<>();
        groups.forEach((group, images) -> figures.add(figure(new Places(run), group, images)));
        return figures;
    }

    private static Section.Figure figure(Places places, Group group, Map<Image, Map<String, Integer>> images) {
        FigureData data = new FigureData("case", "slice", "grade", "answer", "count", "share");
        images.forEach((image, counts) -> {
            int n = total(counts);
            counts.forEach((answer, count) ->
                    data.add(image.caseId(), image.slice(), image.grade(), answer, count, count / (double) n));
        });
        int repeats = images.values().stream()
                .mapToInt(ConsistencyFigure::total)
                .max()
                .orElse(0);
        int most = repeats < FEW ? MOST_OF_FEW : MOST;
        List<Map.Entry<Image, Map<String, Integer>>> shown = images.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                                (Map.Entry<Image, Map<String, Integer>> e) -> agreement(e.getValue()))
                        .thenComparing(e -> e.getKey().caseId() + e.getKey().slice()))
                .limit(most)
                .toList();
        List<Stacks.Bar> bars = new ArrayList<>();
        shown.forEach(e -> bars.add(bar(group, e.getKey(), e.getValue())));
        List<Stacks.Part> parts = parts(group).stream()
                .filter(p -> bars.stream().anyMatch(b -> b.shares().containsKey(p.name())))
                .toList();
        double mean = images.values().stream()
                .mapToDouble(ConsistencyFigure::agreement)
                .average()
                .orElse(Double.NaN);
        String caption = "Answers of " + places.title(group.arm()) + " to the same image and prompt, task "
                + group.task()
                + "; repeats in brackets, the least agreed first"
                + (images.size() > most ? ", " + most + " of " + images.size() + " images (all in the CSV)" : "")
                + String.format(java.util.Locale.ROOT, ". Mean share of the commonest answer: %.3f.", mean);
        String svg = new Stacks("share of repeats", parts, bars).svg("Consistency of " + group.arm());
        return data.figure("consistency-" + group.arm() + "-" + group.task(), caption, svg);
    }

    private static int total(Map<String, Integer> counts) {
        return Math.max(1, counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static double agreement(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0) / (double) total(counts);
    }

    private static boolean state(String answer) {
        return FailureFigure.STATES.stream().anyMatch(p -> p.name().equals(answer));
    }

    private static List<Stacks.Part> parts(Group group) {
        List<Stacks.Part> parts = new ArrayList<>();
        if (group.task().equals("grade")) {
            parts.add(new Stacks.Part("HGG (1)", 0xD55E00));
            parts.add(new Stacks.Part("LGG (0)", 0x9BCDE8));
            parts.add(new Stacks.Part("other (2)", 0x4A4A50));
        } else {
            for (int i = 0; i < RANKS; i++) {
                parts.add(new Stacks.Part(ranked(i), SHADES[i]));
            }
            parts.add(new Stacks.Part("other answers", 0xEDEDEF));
        }
        FailureFigure.STATES.stream().filter(p -> !p.name().equals("answered")).forEach(parts::add);
        return parts;
    }

    private static String ranked(int i) {
        return List.of("commonest answer", "second", "third", "fourth").get(i);
    }

    private static Stacks.Bar bar(Group group, Image image, Map<String, Integer> counts) {
        double n = total(counts);
        Map<String, Double> shares = new LinkedHashMap<>();
        List<Map.Entry<String, Integer>> sorted = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.toList());
        int rank = 0;
        for (Map.Entry<String, Integer> e : sorted) {
            String part = state(e.getKey())
                    ? e.getKey()
                    : group.task().equals("grade")
                            ? GRADES.getOrDefault(e.getKey(), "other (2)")
                            : rank < RANKS ? ranked(rank++) : "other answers";
            shares.merge(part, e.getValue() / n, Double::sum);
        }
        String grade = Mark.ofGrade(image.grade())
                .map(m -> m == Mark.HGG ? ", HGG" : ", LGG")
                .orElse("");
        return new Stacks.Bar(
                Axes.shortened(image.caseId(), 24) + " " + image.slice() + grade + " (" + (int) n + ")", shares);
    }
}
