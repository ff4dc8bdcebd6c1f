package org.readingroom.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.readingroom.api.report.Section;
import org.readingroom.report.ReportException;

/** The figures of a section: one that cannot be drawn is a sentence that says why, and the others stand. */
final class Blocks {
    private final List<Section.Block> blocks = new ArrayList<>();

    Blocks add(String what, Supplier<List<Section.Figure>> figures) {
        try {
            blocks.addAll(figures.get());
        } catch (ReportException e) {
            blocks.add(new Section.Paragraph("The figure of " + what + " is left out: " + e.getMessage() + "."));
        }
        return this;
    }

    Optional<Section> section(String title) {
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section(title, blocks));
    }
}
