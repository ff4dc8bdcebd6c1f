package org.readingroom.report.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.readingroom.report.Palette;

/**
 * A chart of dots on lines as SVG: one line a group with its name to the left, values from left to right. Dots that would
 * hide each other are moved apart, up and down, always in the same way.
 *
 * @param axis what the values are
 * @param most the right end of the axis; empty for one that fits the data
 * @param lines from top to bottom
 */
record DotPlot(String axis, Optional<Double> most, List<DotPlot.Line> lines) {
    /** A value with the name that is shown when pointed at; a failed one is a cross. */
    record Dot(String name, double value, boolean failed) {}

    /** The dots of one group. */
    record Line(String label, int rgb, List<Dot> dots) {}

    private static final int RIGHT = 64;
    private static final int TOP = 14;
    private static final int WIDTH = 760;
    private static final int LINE = 44;
    private static final int FOOT = 48;
    private static final double RADIUS = 3.6;
    private static final String INK = "#222222";
    private static final String FAINT = "#d9d9d9";

    String svg() {
        int left = left();
        int bottom = TOP + lines.size() * LINE;
        Svg svg = new Svg(WIDTH, bottom + FOOT, axis + " by arm");
        double end = most.orElseGet(this::greatest);
        double step = Ticks.step(end);
        for (int t = 0; t * step <= end * (1 + 1e-9); t++) {
            double x = x(t * step, end, left);
            svg.line(x, TOP, x, bottom, FAINT, 1);
            svg.text(x, bottom + 17, "middle", 12, INK, Ticks.label(t * step, step));
        }
        svg.line(left, bottom, WIDTH - RIGHT, bottom, INK, 1);
        svg.text((left + WIDTH - RIGHT) / 2.0, bottom + 38, "middle", 13, INK, axis);
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), TOP + i * LINE + LINE / 2.0, end, left);
        }
        return svg.toString();
    }

    private void draw(Svg svg, Line line, double y, double end, int left) {
        svg.line(left, y, WIDTH - RIGHT, y, FAINT, 1);
        svg.text(left - 10, y + 4, "end", 12, INK, shortened(line.label()));
        svg.text(
                WIDTH - RIGHT + 12,
                y + 4,
                "start",
                12,
                INK,
                "n = " + line.dots().size());
        String colour = Palette.hex(line.rgb());
        List<Dot> sorted = line.dots().stream()
                .sorted(Comparator.comparingDouble(Dot::value).thenComparing(Dot::name))
                .toList();
        double mean = x(
                Math.min(end, sorted.stream().mapToDouble(Dot::value).average().orElse(0)), end, left);
        svg.line(mean, y - LINE * 0.36, mean, y + LINE * 0.36, INK, 2.4);
        List<double[]> placed = new ArrayList<>();
        for (Dot dot : sorted) {
            double px = x(Math.min(dot.value(), end), end, left);
            double py = y + shift(px, placed);
            placed.add(new double[] {px, py - y});
            String name = dot.name() + ": " + String.format(Locale.ROOT, "%.4f", dot.value())
                    + (dot.failed() ? " (failed)" : "");
            if (dot.failed()) {
                svg.cross(px, py, RADIUS, colour, name);
            } else {
                svg.dot(px, py, RADIUS, colour, name);
            }
        }
    }

    /** The least way up or down that keeps a dot off those placed; past the line's height dots may touch. */
    private static double shift(double px, List<double[]> placed) {
        double gap = 2 * RADIUS + 0.4;
        for (int k = 0; k * gap / 2 <= LINE * 0.36; k++) {
            for (int sign = k == 0 ? 1 : -1; sign <= 1; sign += 2) {
                double dy = sign * k * gap / 2;
                boolean free = true;
                for (double[] other : placed) {
                    double dx = px - other[0];
                    free &= dx * dx + (dy - other[1]) * (dy - other[1]) >= gap * gap;
                }
                if (free) {
                    return dy;
                }
            }
        }
        return 0;
    }

    private static double x(double value, double end, int left) {
        return left + (WIDTH - RIGHT - left) * value / end;
    }

    /** Where the axis begins: right of the longest name, at about seven pixels a letter. */
    private int left() {
        int longest = lines.stream()
                .mapToInt(line -> shortened(line.label()).length())
                .max()
                .orElse(0);
        return 24 + 7 * longest;
    }

    private double greatest() {
        double max = lines.stream()
                .flatMap(line -> line.dots().stream())
                .mapToDouble(Dot::value)
                .max()
                .orElse(1);
        double step = Ticks.step(max > 0 ? max : 1);
        return Math.max(step, Math.ceil(max / step - 1e-9) * step);
    }

    private static String shortened(String label) {
        return label.length() <= 32 ? label : label.substring(0, 31) + "\u2026";
    }
}
