package org.readingroom.datasets.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.readingroom.api.data.DatasetException;

/**
 * The name mappings of a BraTS folder: which subject ids of different years are one patient, and the patient's grade.
 *
 * <p>Reads the column layouts of every year: a column {@code Grade} and any number of columns of ids (their headers
 * hold BraTS, TCGA, TCIA or Subject), in any order and case. {@code NA} and empty cells say nothing. Rows that share an
 * id are one patient, in several files too; two grades for one patient are refused.
 */
final class NameMapping {
    /**
     * One patient.
     *
     * @param ids every id, as written
     * @param grade {@code HGG} or {@code LGG}, where a row says
     * @param where file and line of the first row
     */
    record Patient(Set<String> ids, Optional<String> grade, String where) {}

    private static final Set<String> NOTHING = Set.of("", "na", "n/a", "nan", "none", "-");
    private final Map<String, Patient> byId = new HashMap<>();

    private NameMapping() {}

    /** The mappings in some files; with no file, an empty one. */
    static NameMapping of(List<Path> files) {
        NameMapping mapping = new NameMapping();
        for (Path file : files) {
            mapping.add(CsvTable.read(file));
        }
        return mapping;
    }

    /** The patient with an id, in any case of letters. */
    Optional<Patient> find(String id) {
        return Optional.ofNullable(byId.get(key(id)));
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    private void add(CsvTable table) {
        int grade = -1;
        List<Integer> ids = new ArrayList<>();
        for (int c = 0; c < table.header().size(); c++) {
            String name = key(table.header().get(c));
            if (name.equals("grade")) {
                grade = c;
            } else if (name.contains("brats") || name.matches(".*(tcga|tcia|subject).*") || name.equals("id")) {
                ids.add(c);
            }
        }
        if (ids.isEmpty()) {
            throw new DatasetException(
                    table.file() + " is no name mapping: none of its columns " + table.header()
                            + " holds subject ids (a header with BraTS, TCGA or Subject in it); mend the header or remove the file");
        }
        for (CsvTable.Row row : table.rows()) {
            Set<String> names = new TreeSet<>();
            for (int c : ids) {
                if (says(row.cell(c))) {
                    names.add(row.cell(c));
                }
            }
            String where = table.file() + ", line " + row.line();
            add(new Patient(names, grade < 0 ? Optional.empty() : grade(row.cell(grade), where), where));
        }
    }

    private void add(Patient patient) {
        Patient all = patient;
        for (String id : patient.ids()) {
            Patient known = byId.get(key(id));
            if (known != null && known != all) {
                all = merge(known, all);
            }
        }
        for (String id : all.ids()) {
            byId.put(key(id), all);
        }
    }

    private static Patient merge(Patient known, Patient more) {
        if (known.grade().isPresent()
                && more.grade().isPresent()
                && !known.grade().equals(more.grade())) {
            throw new DatasetException("a patient with two grades: " + known.where() + " says "
                    + known.grade().get() + ", " + more.where() + " says "
                    + more.grade().get()
                    + ", and both rows name one subject id; mend one of them");
        }
        Set<String> ids = new TreeSet<>(known.ids());
        ids.addAll(more.ids());
        return new Patient(ids, known.grade().or(more::grade), known.where());
    }

    private static Optional<String> grade(String cell, String where) {
        if (!says(cell)) {
            return Optional.empty();
        }
        String grade = cell.toUpperCase(Locale.ROOT);
        if (!grade.equals("HGG") && !grade.equals("LGG")) {
            throw new DatasetException(
                    where + ": the grade is '" + cell + "', but grades are HGG, LGG or NA; mend the line");
        }
        return Optional.of(grade);
    }

    private static boolean says(String cell) {
        return !NOTHING.contains(key(cell));
    }

    private static String key(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }
}
