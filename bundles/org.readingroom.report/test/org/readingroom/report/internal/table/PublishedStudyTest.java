package org.readingroom.report.internal.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PublishedStudyTest {
    private final PublishedStudy study = PublishedStudy.find("liu2025").orElseThrow();

    @Test
    void onlyPlainIdsAreLookedFor() {
        assertTrue(PublishedStudy.find("../liu2025").isEmpty());
        assertTrue(PublishedStudy.find("another").isEmpty());
    }

    @Test
    void theCountsGiveEveryPublishedDigit() {
        int checked = 0;
        for (PublishedTable table : study.tables()) {
            for (PublishedColumn column : table.columns()) {
                if (column.counts() != null) {
                    checked += digits(table.id() + " " + column.id(), column);
                }
            }
        }
        assertEquals(9 * 5, checked);
    }

    private static int digits(String where, PublishedColumn column) {
        Map<String, Integer> c = column.counts();
        double tp = c.get("tp");
        double fp = c.get("fp");
        double fn = c.get("fn");
        double tn = c.get("tn");
        assertEquals(column.n(), (int) (tp + fp + fn + tn), where);
        Map<String, Double> rates = Map.of(
                "accuracy", (tp + tn) / column.n(),
                "f1", 2 * tp / (2 * tp + fp + fn),
                "precision-class", tp / (tp + fp),
                "recall-class", tp / (tp + fn),
                "specificity-class", tn / (tn + fp));
        rates.forEach((metric, rate) -> {
            String printed = column.values().get(metric);
            int places = printed.length() - printed.indexOf('.') - 1;
            assertEquals(printed, String.format(Locale.ROOT, "%." + places + "f", rate), where + " " + metric);
        });
        return rates.size();
    }

    @Test
    void everyTableSaysItsFrameUnitAndOracles() {
        for (PublishedTable table : study.tables()) {
            assertTrue(Set.of("-", "model-grid").contains(table.frame()), table.id());
            assertTrue(Set.of("patient", "3d-patient", "2d-slice-mean").contains(table.unit()), table.id());
            assertTrue(table.oracles().contains("crop"), table.id());
            assertTrue(!table.footnotes().isEmpty(), table.id());
        }
        assertEquals(4, study.consistency().rows().size());
    }

    /** Every number of the study's notes is in the data, and no score is that is not in the notes. */
    @TestFactory
    Stream<DynamicTest> theNumbersAreThoseOfTheNotes() throws IOException {
        Path notes = root().resolveSibling("shared").resolve("design").resolve("STUDY.md");
        if (!Files.isRegularFile(notes)) {
            return Stream.empty();
        }
        String text = Files.readString(notes);
        String results = text.substring(text.indexOf("## Their results"), text.indexOf("## Counts behind"));
        Set<Double> told = new LinkedHashSet<>();
        Matcher number = Pattern.compile("(?<![\\d.])(\\d*\\.\\d{1,4})(?!\\d)").matcher(results);
        while (number.find()) {
            told.add(Double.parseDouble(number.group(1)));
        }
        Set<Double> held = new LinkedHashSet<>();
        study.tables().forEach(table -> table.columns()
                .forEach(column -> column.values().values().forEach(value -> held.add(Double.parseDouble(value)))));
        return Stream.of(
                DynamicTest.dynamicTest(
                        "told and held",
                        () -> assertTrue(held.containsAll(told), () -> {
                            told.removeAll(held);
                            return "not in the data: " + told;
                        })),
                DynamicTest.dynamicTest(
                        "held and told",
                        () -> assertTrue(told.containsAll(held), () -> {
                            held.removeAll(told);
                            return "not in the notes: " + held;
                        })));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("none") : folder;
    }
}
