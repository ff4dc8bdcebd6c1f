package org.readingroom.imports.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.readingroom.api.model.ModelException;
import org.readingroom.api.task.ClassScore;
import org.readingroom.api.task.PixelBox;
import org.readingroom.api.task.PixelPoint;
import org.readingroom.api.task.Task;

/** What a table says of cases and slices, by task. */
final class ReadingTable {
    private static final List<String> BOX = List.of("top", "left", "bottom", "right");
    private static final List<String> POINT = List.of("row", "column");

    private final Set<String> tasks = new TreeSet<>();
    private final Set<String> cases = new HashSet<>();
    private final Map<String, Object> values = new HashMap<>();

    private ReadingTable() {}

    /**
     * Reads a table.
     *
     * @param reader the one whose lines are taken; empty for all
     * @throws ModelException naming the line that cannot be understood, or that says again what another said otherwise
     */
    static ReadingTable read(Path file, Optional<String> reader) {
        Csv csv = Csv.read(file);
        if (!csv.columns().contains("case")) {
            throw new ModelException(
                    file + " has no column 'case'; its columns are " + String.join(", ", csv.columns()));
        }
        ReadingTable table = new ReadingTable();
        if (csv.columns().contains("grade")) {
            table.tasks.add(Task.GRADE.id());
        }
        if (csv.columns().containsAll(POINT)) {
            table.tasks.add(Task.CENTRE_POINT.id());
        }
        if (csv.columns().containsAll(BOX)) {
            table.tasks.add(Task.BOUNDING_BOX.id());
        }
        if (table.tasks.isEmpty()) {
            throw new ModelException(file
                    + " has no reading: give columns grade, or row and column, or top, left, bottom" + " and right");
        }
        csv.rows().stream()
                .filter(r -> reader.isEmpty() || reader.get().equals(r.get("reader")))
                .forEach(table::add);
        if (table.cases.isEmpty()) {
            throw new ModelException(file + " has no line"
                    + reader.map(r -> " of reader '" + r + "'").orElse(""));
        }
        return table;
    }

    private void add(Csv.Row row) {
        String caseId = row.get("case");
        if (caseId.isEmpty()) {
            throw new ModelException(row.where() + ": the case is missing");
        }
        cases.add(caseId);
        if (!row.get("grade").isEmpty()) {
            put(row, key(Task.GRADE, caseId, ""), grade(row));
        }
        if (isGiven(row, POINT, Task.CENTRE_POINT)) {
            put(
                    row,
                    key(Task.CENTRE_POINT, caseId, slice(row)),
                    new PixelPoint(number(row, "row"), number(row, "column")));
        }
        if (isGiven(row, BOX, Task.BOUNDING_BOX)) {
            put(row, key(Task.BOUNDING_BOX, caseId, slice(row)), box(row));
        }
    }

    private boolean isGiven(Csv.Row row, List<String> columns, Task<?> task) {
        return tasks.contains(task.id())
                && columns.stream().anyMatch(c -> !row.get(c).isEmpty());
    }

    private static String slice(Csv.Row row) {
        if (!row.get("slice").matches("(axial|coronal|sagittal)-\\d{3,}")) {
            throw new ModelException(row.where() + ": slice '" + row.get("slice")
                    + "'; a point or box is on a slice such as axial-077, counted from 0");
        }
        return row.get("slice");
    }

    private static ClassScore grade(Csv.Row row) {
        String grade = row.get("grade").toUpperCase(Locale.ROOT);
        int label = Task.GRADE.classes().contains(grade)
                ? Task.GRADE.classes().indexOf(grade)
                : List.of("0", "1").indexOf(grade);
        if (label < 0) {
            throw new ModelException(row.where() + ": grade '" + row.get("grade") + "' is none of LGG, HGG, 0 and 1");
        }
        return new ClassScore(
                label, row.get("score").isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(row, "score")));
    }

    private static PixelBox box(Csv.Row row) {
        try {
            return new PixelBox(number(row, "top"), number(row, "left"), number(row, "bottom"), number(row, "right"));
        } catch (IllegalArgumentException e) {
            throw new ModelException(row.where() + ": " + e.getMessage(), e);
        }
    }

    private static double number(Csv.Row row, String column) {
        try {
            double value = Double.parseDouble(row.get(column));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as one that is not finite.
        }
        throw new ModelException(row.where() + ": " + column + " '" + row.get(column) + "' is no number");
    }

    private void put(Csv.Row row, String key, Object value) {
        Object before = values.put(key, value);
        if (before != null && !before.equals(value)) {
            throw new ModelException(
                    row.where() + ": another line says " + before + " of the same; keep one, or name a" + " reader");
        }
    }

    private static String key(Task<?> task, String caseId, String slice) {
        return task.id() + "/" + caseId + "/" + slice;
    }

    /** Ids of the tasks that the table has columns for. */
    Set<String> tasks() {
        return tasks;
    }

    boolean has(String caseId) {
        return cases.contains(caseId);
    }

    /** What is said of a case, or of a slice of it. */
    Optional<Object> value(Task<?> task, String caseId, String slice) {
        return Optional.ofNullable(values.get(key(task, caseId, slice)));
    }
}
