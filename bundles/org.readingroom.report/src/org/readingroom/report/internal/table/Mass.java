package org.readingroom.report.internal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.internal.Numbers;
import org.readingroom.report.internal.RunCsv;

/** What the listed answers of the forced score have together of the probability, patient by patient. */
record Mass(Map<ProbabilitySection.Kind, List<Double>> patients) {
    private static final double ENOUGH = 0.5;

    static Mass read(RunData run) {
        Map<ProbabilitySection.Kind, List<Double>> patients = new LinkedHashMap<>();
        RunCsv.each(run.folder(), "probabilities.csv", row -> {
            String mass = row.optional("mass");
            if (!mass.isEmpty()) {
                patients.computeIfAbsent(
                                new ProbabilitySection.Kind(row.text("arm"), row.text("split"), row.text("kind")),
                                k -> new ArrayList<>())
                        .add(row.number("mass"));
            }
        });
        return new Mass(patients);
    }

    private double mean(ProbabilitySection.Kind kind) {
        return patients.getOrDefault(kind, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }

    String cell(ProbabilitySection.Kind kind) {
        double mean = mean(kind);
        return Numbers.format(mean, "") + (mean < ENOUGH ? " (under .5)" : "");
    }

    /** Names the arms whose answers have too little. */
    Optional<Section.Paragraph> warning(RunData run) {
        List<String> low = patients.keySet().stream()
                .filter(kind -> mean(kind) < ENOUGH)
                .map(kind -> Titles.of(run, kind.arm()) + " on " + kind.split() + " patients ("
                        + Numbers.format(mean(kind), "") + ")")
                .toList();
        return low.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Section.Paragraph("WARNING: the listed answers have under half of the probability for "
                                + String.join("; ", low) + ": forced scores of these arms say little."));
    }
}
