package org.readingroom.report.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cohort.json} of a run says.
 *
 * @param there whether the file is there
 * @param dataset the dataset in words, empty where not said
 * @param seed the seed, empty where not said
 * @param generator the program that made the cases, empty where they are of patients
 * @param cases every case of the run
 */
public record CohortFile(boolean there, String dataset, String seed, String generator, List<Entry> cases) {
    /**
     * A case of the cohort.
     *
     * @param id the case's id
     * @param patient the patient's id
     * @param split {@code train}, {@code validation} or {@code test}
     * @param grade {@code HGG}, {@code LGG}, or empty where unknown
     */
    public record Entry(String id, String patient, String split, String grade) {}

    public static CohortFile read(Path runFolder) {
        Optional<JsonNode> file = JsonFile.read(runFolder.resolve("cohort.json"));
        if (file.isEmpty()) {
            return new CohortFile(false, "", "", "", List.of());
        }
        List<Entry> cases = new ArrayList<>();
        for (JsonNode c : file.get().path("cases")) {
            String id = JsonFile.words(c.path("case"));
            String patient = c.hasNonNull("patient") ? JsonFile.words(c.path("patient")) : id;
            JsonNode grade =
                    c.hasNonNull("grade") ? c.path("grade") : c.path("labels").path("grade");
            cases.add(new Entry(id, patient, JsonFile.words(c.path("split")), grade(JsonFile.words(grade))));
        }
        JsonNode generator = file.get().path("generator");
        return new CohortFile(
                true,
                JsonFile.words(file.get().path("dataset")),
                JsonFile.words(file.get().path("seed")),
                (JsonFile.words(generator.path("name")) + " " + JsonFile.words(generator.path("version"))).strip(),
                cases);
    }

    /** Whether the cases are made by a program, so that nothing is said of patients. */
    public boolean synthetic() {
        return !generator.isEmpty();
    }

    /** Datasets write a grade as a name or as the index of its class. */
    private static String grade(String written) {
        return switch (written) {
            case "0" -> "LGG";
            case "1" -> "HGG";
            default -> written;
        };
    }

    public List<Entry> split(String split) {
        return cases.stream().filter(c -> c.split().equals(split)).toList();
    }

    public long patients(String split) {
        return split(split).stream().map(Entry::patient).distinct().count();
    }

    public int count(String split, String grade) {
        return (int) split(split).stream().filter(c -> c.grade().equals(grade)).count();
    }
}
