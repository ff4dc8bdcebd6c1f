package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.CohortFile;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;

/**
 * The slices whose tumour has fewer than 3 boundary pixels, so no polygon, and is out of polygon scores for every arm alike:
 * from {@code outlines.csv}, or {@code slice_exclusions.csv}, which has those alone.
 */
final class Exclusions {
    private static final class Tally {
        private int slices;
        private int without;
        private final Set<String> cases = new HashSet<>();
        private final List<Double> shares = new ArrayList<>();
    }

    private Exclusions() {}

    static Optional<Section.Table> table(RunData run) {
        Map<String, Tally> tallies = new TreeMap<>();
        RunCsv.each(run.folder(), "outlines.csv", row -> {
            Tally tally = tallies.computeIfAbsent(
                    row.text("split") + " patients, frame " + row.text("frame"), s -> new Tally());
            tally.slices++;
            tally.shares.add(row.number("share"));
            if (!row.text("polygon").equals("yes")) {
                tally.without++;
                tally.cases.add(row.text("case"));
            }
        });
        if (tallies.isEmpty()) {
            excluded(run, tallies);
        }
        List<List<String>> rows = new ArrayList<>();
        tallies.forEach((who, tally) -> rows.add(List.of(
                who,
                tally.slices == 0 ? Numbers.UNDEFINED : Integer.toString(tally.slices),
                Integer.toString(tally.without),
                Integer.toString(tally.cases.size()),
                Numbers.format(
                        tally.shares.stream()
                                .mapToDouble(Double::doubleValue)
                                .filter(v -> !Double.isNaN(v))
                                .average()
                                .orElse(Double.NaN),
                        ""))));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section.Table(
                        "slice-exclusions",
                        "Slices without a polygon: the tumour's largest part has fewer than 3 boundary pixels.",
                        List.of(
                                "Slices of",
                                "With tumour",
                                "Without a polygon",
                                "Cases with such a slice",
                                "Share in the largest part"),
                        rows,
                        List.of("Slices without a polygon are out of polygon scores for every arm alike. Share"
                                + " in the largest part: of a slice's tumour pixels, mean over slices; a"
                                + " polygon can hold no more.")));
    }

    private static void excluded(RunData run, Map<String, Tally> tallies) {
        CohortFile cohort = CohortFile.read(run.folder());
        RunCsv.each(run.folder(), "slice_exclusions.csv", row -> {
            String split = cohort.cases().stream()
                    .filter(c -> c.id().equals(row.text("case")))
                    .map(CohortFile.Entry::split)
                    .findFirst()
                    .orElse("all");
            Tally tally =
                    tallies.computeIfAbsent(split + " patients, " + row.text("plane") + " slices", s -> new Tally());
            tally.without++;
            tally.cases.add(row.text("case"));
            tally.shares.add(row.number("share"));
        });
    }
}
