package org.readingroom.report.internal.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.report.ReportOptions;
import org.readingroom.report.ReportWriter;
import org.readingroom.report.internal.CaseScoresSection;
import org.readingroom.report.internal.LocalisationSection;

class WholeReportTest {
    @TempDir
    Path folder;

    @Test
    void claimsStandFirstAndNoSectionFails() throws IOException {
        String html = Files.readString(FixtureReport.write(StudyFixture.in(folder, 10, true)));
        assertFalse(html.contains("(failed)"));
        List<String> order = List.of(
                "> Claims<",
                "> Overview<",
                "> Beside Liu",
                "> Classification<",
                "> Failures by reason<",
                "> Training<",
                "> Scores by case<",
                "> Methods<",
                "> CLAIM checklist<",
                "> Definitions");
        int last = 0;
        for (String title : order) {
            int at = html.indexOf(title, html.indexOf("<main>"));
            assertTrue(at > last, title + " at " + at + " after " + last);
            last = at;
        }
        assertTrue(html.contains("<p class=\"notice warning\" role=\"note\">WARNING: "));
    }

    @Test
    void everyLatexTableIsBalanced() throws IOException {
        Path report = FixtureReport.write(StudyFixture.in(folder, 60)).getParent();
        int tables = 0;
        boolean pages = false;
        try (Stream<Path> files = Files.list(report.resolve("tables"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".tex")).toList()) {
                String tex = Files.readString(file);
                balanced(file.getFileName().toString(), tex);
                pages |= tex.contains("\\begin{longtable}");
                tables++;
            }
        }
        assertTrue(tables > 30, "only " + tables);
        assertTrue(pages, "a table longer than a page breaks over pages");
    }

    /** As many columns in each row as in the preamble, braces closed, nothing special unescaped. */
    private static void balanced(String name, String tex) {
        int depth = 0;
        for (int i = 0; i < tex.length(); i++) {
            char c = tex.charAt(i);
            boolean escaped = i > 0 && tex.charAt(i - 1) == '\\';
            depth += c == '{' && !escaped ? 1 : c == '}' && !escaped ? -1 : 0;
            assertTrue(depth >= 0, name);
            assertFalse(
                    (c == '_' || c == '#' || c == '\u00B1' || c == '\u2013') && !escaped, name + ": " + c + " at " + i);
        }
        assertEquals(0, depth, name);
        int start = tex.indexOf("\\toprule\n") + "\\toprule\n".length();
        String body = tex.substring(start, tex.indexOf("\\bottomrule"));
        int columns = -1;
        for (String line : body.split("\n")) {
            if (line.endsWith("\\\\")) {
                int cells = line.split("(?<!\\\\)&", -1).length;
                columns = columns < 0 ? cells : columns;
                assertEquals(columns, cells, name + ": " + line);
            }
        }
        for (String environment : List.of("table", "tabular", "longtable")) {
            assertEquals(
                    tex.split("\\\\begin\\{" + environment + "}", -1).length,
                    tex.split("\\\\end\\{" + environment + "}", -1).length,
                    name);
        }
    }

    @Test
    void everyPatientOfEveryArmStandsInTheFilesAndNotInThePage() throws IOException {
        StudyFixture run = StudyFixture.in(folder, 120, true);
        Path page = new ReportWriter()
                .write(run, List.of(new CaseScoresSection(), new LocalisationSection()), ReportOptions.DEFAULT);
        String html = Files.readString(page);
        assertTrue(html.contains("840 rows: too many for this page"), "7 arms with a grade");
        assertFalse(html.contains("<td>BraTS20_Training_120</td>"));
        Path csv = page.resolveSibling("tables/cases-test-grade-no-frame-patient.csv");
        assertEquals(841, Files.readAllLines(csv).size());
        assertTrue(Files.size(page) < 1_000_000, "" + Files.size(page));
    }
}
