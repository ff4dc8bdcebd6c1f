package org.readingroom.report.internal.figure;

import java.awt.Color;
import java.awt.Shape;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.LegendItem;

/**
 * The sign of a dot.
 *
 * @param label what it means, in the legend
 * @param colour empty for the colour of the row's arm
 * @param shape one that differs from the shapes beside it
 * @param filled whether it is filled, or a line round nothing
 */
record Mark(String label, Optional<Color> colour, Shape shape, boolean filled) {
    private static final double RADIUS = 3.3;

    static final Mark PATIENT = new Mark("a patient", Optional.empty(), Style.disc(RADIUS), true);
    static final Mark FAILED =
            new Mark("a failed reading, scored as wrong", Optional.empty(), Style.cross(RADIUS), true);
    static final Mark HGG = new Mark("true HGG", Optional.of(Style.HIGH), Style.disc(RADIUS), true);
    static final Mark LGG = new Mark("true LGG", Optional.of(Style.LOW), Style.triangle(RADIUS), false);

    /** The mark of a true grade as the run's files write it, 1 or HGG for high; empty for no grade. */
    static Optional<Mark> ofGrade(String grade) {
        return switch (grade.toUpperCase(Locale.ROOT)) {
            case "1", "HGG" -> Optional.of(HGG);
            case "0", "LGG" -> Optional.of(LGG);
            default -> Optional.empty();
        };
    }

    Color colour(int arm) {
        return colour.orElseGet(() -> arm < 0 ? Style.INK : Style.colour(arm));
    }

    LegendItem legend() {
        Color ink = colour.orElse(Style.SOFT);
        LegendItem item = new LegendItem(
                label,
                null,
                null,
                null,
                true,
                shape,
                filled,
                ink,
                !filled,
                ink,
                Style.line(0),
                false,
                shape,
                Style.HAIR,
                ink);
        item.setLabelFont(Style.TEXT);
        return item;
    }
}
