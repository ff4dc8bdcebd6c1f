package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.AlwaysHgg;
import org.readingroom.report.internal.ArmFile;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.ScoreGroup;
import org.readingroom.report.internal.Scores;

/** Our columns of one published table, in as many tables as keep each readable on a page. */
final class BesideColumns {
    private static final String LATER = "Footnotes stand under the last part.";
    private static final int PAGE = 1000;
    private static final int OURS_WIDTH = 130;
    private static final int OTHER_WIDTH = 85;

    private final PublishedTable table;
    private final Map<PublishedColumn, List<OurColumn>> columns = new LinkedHashMap<>();
    private final Set<ArmFile> arms = new LinkedHashSet<>();
    private final List<String> unscored = new ArrayList<>();
    private final List<String> unmatched = new ArrayList<>();
    private boolean selected;

    private BesideColumns(PublishedTable table) {
        this.table = table;
    }

    static BesideColumns of(PublishedTable table, ArmChoice choice, OurScores ours) {
        BesideColumns made = new BesideColumns(table);
        for (PublishedColumn column : table.columns()) {
            made.add(column, choice.beside(table, column), ours);
        }
        return made;
    }

    private void add(PublishedColumn column, List<ArmFile> chosen, OurScores ours) {
        ScoreGroup group = table.group(column.split());
        Map<String, List<ArmFile>> byGroup = new LinkedHashMap<>();
        for (ArmFile arm : chosen) {
            if (ours.any(arm.arm(), group)) {
                byGroup.computeIfAbsent(arm.arm().group(), g -> new ArrayList<>())
                        .add(arm);
                arms.add(arm);
            } else {
                unscored.add(arm.arm().id());
            }
        }
        byGroup.values().forEach(members -> add(column, group, members, ours));
        if (byGroup.isEmpty()) {
            unmatched.add(column.label());
        }
    }

    private void add(PublishedColumn column, ScoreGroup group, List<ArmFile> members, OurScores ours) {
        List<RunData.Arm> own = members.stream().map(ArmFile::arm).toList();
        boolean used = own.stream().anyMatch(arm -> ours.scores().choseSomethingOf(arm, group.split()));
        selected |= used;
        boolean cross = own.stream().anyMatch(arm -> ours.scores().crossValidated(arm, group.split()));
        String held = cross ? ", cross-validated" : "";
        String title = title(own) + ": " + column.label() + (used ? " (used for selection" + held + ")" : "");
        List<OurColumn> into = columns.computeIfAbsent(column, c -> new ArrayList<>());
        long wrong = into.stream()
                .filter(c -> c.rule().equals(Scores.FAILURES_AS_WRONG))
                .count();
        into.add((int) wrong, new OurColumn(title, own, group, Scores.FAILURES_AS_WRONG));
        if (own.stream().anyMatch(arm -> ours.failed(arm, group))) {
            into.add(new OurColumn(title + ", answered only", own, group, Scores.ANSWERED_ONLY));
        }
    }

    private static String title(List<RunData.Arm> members) {
        RunData.Arm first = members.get(0);
        return members.size() == 1 ? first.title() : Titles.ofGroup(first) + " (" + members.size() + " seeds)";
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** The published columns whose numbers may stand beside ours; none beside synthetic cases or in another frame. */
    Set<PublishedColumn> shown(boolean synthetic) {
        return synthetic || otherSize().isPresent() ? Set.of() : columns.keySet();
    }

    /** Why there is no such table. */
    String why() {
        return unscored.isEmpty()
                ? "no arm of this study is such a reader"
                : "no scores of " + String.join(", ", new LinkedHashSet<>(unscored)) + " in "
                        + (table.frame().equals("-") ? "" : "frame " + table.frame() + ", ") + "unit " + table.unit()
                        + (table.frame().equals("model-grid") ? " (a study gives them where it has an input)" : "");
    }

    /** The tables. */
    List<Section.Table> tables(OurScores ours, boolean synthetic) {
        Optional<String> otherSize = otherSize();
        boolean theirs = !synthetic && otherSize.isEmpty();
        List<Map<PublishedColumn, List<OurColumn>>> parts = parts(theirs);
        List<Section.Table> tables = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.size() == 1 ? "" : ", part " + (i + 1) + " of " + parts.size();
            boolean last = i == parts.size() - 1;
            List<String> notes = last ? notes(ours, theirs, synthetic) : new ArrayList<>(List.of(LATER));
            otherSize.filter(why -> last && !synthetic).ifPresent(why -> notes.add(0, why));
            tables.add(new BesideTable(table, ours).of(parts.get(i), theirs, part, notes));
        }
        return tables;
    }

    /** Columns in their order, a new part where one more of ours would not fit; theirs stand in each part again. */
    private List<Map<PublishedColumn, List<OurColumn>>> parts(boolean theirs) {
        int most = columns.values().stream().mapToInt(List::size).max().orElse(1);
        int fixed = columns.size() * (theirs ? OTHER_WIDTH : 0) + (table.ofGrades() ? OTHER_WIDTH : 0);
        int each = Math.max(1, (PAGE - OURS_WIDTH - fixed) / (OURS_WIDTH * columns.size()));
        List<Map<PublishedColumn, List<OurColumn>>> parts = new ArrayList<>();
        for (int from = 0; from < most; from += each) {
            Map<PublishedColumn, List<OurColumn>> part = new LinkedHashMap<>();
            for (Map.Entry<PublishedColumn, List<OurColumn>> entry : columns.entrySet()) {
                List<OurColumn> all = entry.getValue();
                if (from < all.size()) {
                    part.put(entry.getKey(), all.subList(from, Math.min(all.size(), from + each)));
                }
            }
            parts.add(part);
        }
        return parts;
    }

    /** What is said where our grid is not theirs, and so not their frame. */
    private Optional<String> otherSize() {
        List<Integer> theirs = table.size().orElse(List.of());
        for (ArmFile arm : arms) {
            List<Integer> shape = new ArrayList<>();
            arm.input().path("shape").forEach(v -> shape.add(v.asInt()));
            if (!theirs.isEmpty() && shape.size() >= theirs.size()) {
                List<Integer> ours = shape.subList(shape.size() - theirs.size(), shape.size());
                if (!ours.equals(theirs)) {
                    return Optional.of("The published columns are not shown: their grid has " + words(theirs)
                            + ", ours " + words(ours) + ", which is another frame.");
                }
            }
        }
        return Optional.empty();
    }

    private static String words(List<Integer> size) {
        return size.stream()
                .map(Object::toString)
                .reduce((a, b) -> a + " x " + b)
                .orElse("");
    }

    private List<String> notes(OurScores ours, boolean theirs, boolean synthetic) {
        List<String> notes = new ArrayList<>();
        if (synthetic) {
            notes.add("Synthetic cases: published columns are not shown.");
        }
        notes.addAll(table.footnotes());
        unequal().filter(u -> theirs).ifPresent(notes::add);
        if (!unmatched.isEmpty()) {
            notes.add("Without an arm of ours, and so not shown: " + String.join("; ", unmatched) + ".");
        }
        if (selected) {
            notes.add("Used for selection: these patients chose a learning rate, an epoch or a threshold, so that the"
                    + " scores on them are too good.");
        }
        notes.add("n: patients scored / patients asked. A failed reading counts as wrong, except under \"answered"
                + " only\".");
        if (table.ofGrades()) {
            notes.add("HGG is the positive class. " + AlwaysHgg.NOTE);
        }
        columns.values().stream()
                .flatMap(List::stream)
                .flatMap(c -> ours.scores().intervals().note(c.group()).stream())
                .distinct()
                .forEach(notes::add);
        if (columns.values().stream()
                .flatMap(List::stream)
                .anyMatch(c -> c.members().size() > 1)) {
            notes.add("Seeds: mean \u00B1 standard deviation over them; counts are those of each.");
        }
        notes.add(Numbers.UNDEFINED_NOTE);
        return notes;
    }

    private Optional<String> unequal() {
        List<String> other = arms.stream()
                .filter(arm -> !Set.copyOf(arm.oracles()).equals(Set.copyOf(table.oracles())))
                .map(arm -> arm.arm().group() + " " + words(arm.oracles(), "none"))
                .distinct()
                .toList();
        return other.isEmpty()
                ? Optional.empty()
                : Optional.of("Unequal use of the truth: theirs " + words(table.oracles(), "none") + "; ours "
                        + String.join(", ", other) + ". Only arms of equal use compare.");
    }

    private static String words(List<String> oracles, String none) {
        return oracles.isEmpty() ? none : String.join(" and ", oracles);
    }
}
