package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Numbers;

/** How answers to the same image and prompt fell, by arm and true grade. */
final class ConsistencyTable {
    private static final List<String> HEADER = List.of(
            "Reader", "True grade", "Images", "Repeats", "Answers", "Images answered always alike", "Commonest answer");

    private ConsistencyTable() {}

    /** Ours beside the published test; empty where no arm was asked for a grade more than once. */
    static Optional<Section.Table> beside(RunData run, PublishedStudy published, boolean synthetic) {
        List<List<String>> ours = rows(run, "grade");
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (synthetic) {
            notes.add("Synthetic cases: the published rows are not shown.");
        } else {
            published.consistency().rows().forEach(row -> rows.add(published(row)));
            notes.addAll(published.consistency().footnotes());
        }
        rows.addAll(ours);
        notes.addAll(notes());
        return Optional.of(new Section.Table(
                "beside-consistency",
                "The study's consistency test: the same image and prompt, "
                        + published.consistency().repeats() + " repeats in theirs.",
                HEADER,
                rows,
                notes));
    }

    /** Ours alone, of every task that was asked more than once. */
    static List<Section.Table> own(RunData run) {
        List<Section.Table> tables = new ArrayList<>();
        for (String task : Repeats.read(run.folder()).stream()
                .map(Repeats::task)
                .distinct()
                .toList()) {
            tables.add(new Section.Table(
                    "consistency-" + task,
                    "Answers to the same image and prompt, task " + task + ", all images of a grade together.",
                    HEADER,
                    rows(run, task),
                    notes()));
        }
        return tables;
    }

    private static List<String> notes() {
        return List.of(
                "Answers: of all images together, the commonest first; an end state stands for what is no answer.",
                "Commonest answer: an image's share of repeats with its commonest answer, mean over images.");
    }

    private static List<String> published(PublishedStudy.Row row) {
        int asked = row.answers().values().stream().mapToInt(Integer::intValue).sum();
        int most = row.answers().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return List.of(
                "Published: " + row.reader(),
                row.grade(),
                "1",
                Integer.toString(asked),
                Repeats.words(row.answers()),
                row.answers().size() == 1 ? "1/1" : "0/1",
                Numbers.format(most / (double) asked, ""));
    }

    private record Line(String arm, String grade) {}

    private static List<List<String>> rows(RunData run, String task) {
        Map<Line, List<Repeats>> lines = new LinkedHashMap<>();
        for (Repeats image : Repeats.read(run.folder())) {
            if (image.task().equals(task)) {
                lines.computeIfAbsent(new Line(image.arm(), image.grade()), l -> new ArrayList<>())
                        .add(image);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        lines.forEach((line, images) -> rows.add(row(run, line, images)));
        return rows;
    }

    private static List<String> row(RunData run, Line line, List<Repeats> images) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        images.forEach(image -> image.answers().forEach((answer, n) -> answers.merge(answer, n, Integer::sum)));
        long alike = images.stream().filter(Repeats::identical).count();
        double share = images.stream()
                .mapToDouble(image -> image.commonest()
                        / (double) image.answers().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .average()
                .orElse(Double.NaN);
        int[] asked =
                images.stream().mapToInt(Repeats::asked).distinct().sorted().toArray();
        String repeats = asked.length == 1 ? "" + asked[0] : asked[0] + " to " + asked[asked.length - 1];
        return List.of(
                Titles.of(run, line.arm()),
                line.grade().isEmpty() ? "unknown" : line.grade(),
                Integer.toString(images.size()),
                repeats,
                Repeats.words(answers),
                Numbers.share((int) alike, images.size()),
                Numbers.format(share, ""));
    }
}
