package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.readingroom.report.ReportException;

/** Scores of patients gathered for a figure: a row an arm, a dot a patient, a cross where its reading failed. */
public final class DotRows {
    private final String axis;
    private final Optional<Double> most;
    private final Places places;
    private final Map<String, List<Strips.Dot>> dots = new LinkedHashMap<>();
    private final FigureData data = new FigureData("arm", "case", "value", "failed");

    /**
     * Rows without dots.
     *
     * @param axis what the values are
     * @param most the right end of the axis; empty for one that fits the data
     * @param arms of the run
     */
    public DotRows(String axis, Optional<Double> most, List<RunData.Arm> arms) {
        this.axis = axis;
        this.most = most;
        this.places = new Places(arms);
    }

    /** Adds a patient. */
    public void add(String arm, String caseId, double value, boolean failed) {
        dots.computeIfAbsent(arm, a -> new ArrayList<>())
                .add(new Strips.Dot(value, failed ? Mark.FAILED : Mark.PATIENT));
        data.add(arm, caseId, value, failed);
    }

    public boolean isEmpty() {
        return dots.isEmpty();
    }

    /** The figure, or a sentence where this machine cannot draw it. */
    public Section.Block block(String name, String caption) {
        List<Strips.Row> rows = new ArrayList<>();
        for (String arm : places.sorted(dots.keySet())) {
            String label = places.title(arm, 40) + " (" + dots.get(arm).size() + ")";
            rows.add(Strips.Row.withMean(label, places.of(arm), dots.get(arm)));
        }
        double greatest = dots.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Strips.Dot::value)
                .max()
                .orElse(1);
        double end = most.orElse(greatest > 0 ? greatest : 1);
        try {
            return data.figure(name, caption, new Strips(axis, 0, end, Optional.empty(), rows).svg(axis + " by arm"));
        } catch (ReportException e) {
            return new Section.Paragraph("The figure of " + axis + " is left out: " + e.getMessage() + ".");
        }
    }
}
