package org.readingroom.report.internal.figure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.readingroom.report.ReportException;

/**
 * A file of training curves: its columns' names, the epoch or step first, and its rows.
 *
 * @param header the names; none where there is no such file
 * @param rows as many cells a row as there are names
 */
record CurveFile(List<String> header, List<List<String>> rows) {
    /** Columns that are no curve to look at, by a part of their name. */
    private static final Set<String> IGNORED = Set.of(
            "second",
            "minute",
            "millis",
            "time",
            "rate",
            "fold",
            "step",
            "epoch",
            "grad",
            "norm",
            "token",
            "remaining");

    private static final double SHARE = 1 + 1e-9;

    /** Whether a column is a curve to look at: numbers, and no time, place, learning rate or size of a gradient. */
    boolean shown(int column) {
        String name = header.get(column).toLowerCase(Locale.ROOT).replace('_', '-');
        boolean parsed = name.contains("parse-rate");
        return numeric(column)
                && !name.equals("lr")
                && (parsed || IGNORED.stream().noneMatch(name::contains));
    }

    /** Whether all its numbers lie from 0 to 1. */
    boolean ofShares(int column) {
        return rows.stream()
                .mapToDouble(row -> number(row.get(column)))
                .filter(Double::isFinite)
                .allMatch(v -> v >= 0 && v <= SHARE);
    }

    static CurveFile read(Path runFolder, String arm) {
        Path file = runFolder.resolve("models").resolve(arm).resolve("curves.csv");
        if (!Files.isRegularFile(file)) {
            return new CurveFile(List.of(), List.of());
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            List<String> header =
                    lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
            List<List<String>> rows = new ArrayList<>();
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                List<String> cells = List.of(line.split(",", -1));
                // A torn last line, as of a training that was killed, is no row.
                if (cells.size() == header.size()) {
                    rows.add(cells);
                }
            }
            return new CurveFile(header, rows);
        } catch (IOException e) {
            throw new ReportException("curves.csv of arm " + arm + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether a column holds numbers or nothing, and a number at least once. */
    boolean numeric(int column) {
        boolean any = false;
        for (List<String> row : rows) {
            if (!row.get(column).isEmpty()
                    && Double.isNaN(number(row.get(column)))
                    && !row.get(column).equalsIgnoreCase("nan")) {
                return false;
            }
            any |= !Double.isNaN(number(row.get(column)));
        }
        return any;
    }

    /**
     * The points of a column against the first, in pieces: one ends where the first column goes back, or says the same again
     * with another value. A row that holds nothing of the column breaks nothing.
     */
    List<List<double[]>> pieces(int column) {
        List<List<double[]>> pieces = new ArrayList<>();
        List<double[]> piece = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (List<String> row : rows) {
            double x = number(row.get(0));
            double y = number(row.get(column));
            boolean again = x == last && Double.isFinite(y) && !piece.isEmpty() && piece.getLast()[0] == x;
            if ((x < last || again) && !piece.isEmpty()) {
                pieces.add(piece);
                piece = new ArrayList<>();
            }
            last = x;
            if (Double.isFinite(x) && Double.isFinite(y)) {
                piece.add(new double[] {x, y});
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
