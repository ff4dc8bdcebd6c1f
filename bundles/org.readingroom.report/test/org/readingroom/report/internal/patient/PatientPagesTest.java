package org.readingroom.report.internal.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.report.Section;
import org.readingroom.report.PatientPages;
import org.readingroom.report.ReportOptions;
import org.readingroom.report.ReportWriter;
import org.xml.sax.InputSource;

class PatientPagesTest {
    @TempDir
    Path folder;

    @Test
    void aPageIsWellFormedAndBringsNoMarkupOfTheAnswers() throws Exception {
        PageRun run = new PageRun(folder);
        run.write(2);
        new ReportWriter().write(run, List.of(), ReportOptions.DEFAULT);
        String page = Files.readString(folder.resolve("report/patients/case-A.html"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        assertFalse(page.contains("<script"), "an answer's script is text");
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertFalse(page.contains("\u202E"), "no answer turns the page's writing");
        assertTrue(page.contains("<span class=\"unseen\">U+202E</span>"));
        assertTrue(page.contains("<mark>(60, 87)</mark>"));
        assertTrue(page.contains("more characters"), "a megabyte is cut");
        assertTrue(page.contains("href=\"../../answers/llama.jsonl\""));
        assertTrue(page.contains("href=\"../index.html\""));
        assertTrue(page.contains("case-B.html"), "the neighbour is linked");
        assertTrue(page.contains("mass 0.4000 (under one half)"));
        assertTrue(Files.readString(folder.resolve("report/index.html")).contains("href=\"patients/case-A.html\""));
    }

    @Test
    void anArmThatOnlySaysAGradeHasNoSwitch() throws IOException {
        PageRun run = new PageRun(folder);
        run.write(1);
        run.file("answers/cnn.arm.json", "{\"format\":1,\"tasks\":[\"grade\"]}");
        run.file("answers/llama.arm.json", "{\"format\":1,\"prompt\":{\"id\":\"classify\"},\"tasks\":[\"grade\"]}");
        new ReportWriter().write(run, List.of(), ReportOptions.DEFAULT);
        String page = Files.readString(folder.resolve("report/patients/case-A.html"));
        assertFalse(page.contains("id=\"show-a0\""), "cnn says a grade alone");
        assertTrue(page.contains("id=\"show-a1\""), "what llama answered in words can be hidden");
    }

    @Test
    void withoutPicturesThereAreNoPagesAndNoLinks() throws IOException {
        PageRun run = new PageRun(folder);
        run.write(1);
        new ReportWriter().write(run, List.of(), new ReportOptions(false, s -> "x", w -> {}));
        assertFalse(Files.exists(folder.resolve("report/patients")));
        assertFalse(Files.readString(folder.resolve("report/index.html")).contains("patients/"));
    }

    @Test
    void aReportMadeAnewKeepsThePages() throws IOException {
        PageRun run = new PageRun(folder);
        run.write(1);
        new ReportWriter().write(run, List.of(), ReportOptions.DEFAULT);
        byte[] first = Files.readAllBytes(folder.resolve("report/patients/case-A.html"));
        new ReportWriter().write(run, List.of(), ReportOptions.DEFAULT);
        assertEquals(
                -1,
                java.util.Arrays.mismatch(first, Files.readAllBytes(folder.resolve("report/patients/case-A.html"))));
    }

    @Test
    void pagesKeepToTheirShareHoweverMuchFails() throws IOException {
        PageRun run = new PageRun(folder);
        new PatientPages(folder, run.arms(), 369)
                .write(
                        "case-A",
                        PageRun.names(5),
                        PageRun.names(155),
                        name -> PageRun.slice(name, 240),
                        PageRun.refusals(155 * 12));
        new ReportWriter().write(run, List.of(), ReportOptions.DEFAULT);
        long size = Files.size(folder.resolve("report/patients/case-A.html"));
        assertTrue(size <= PatientPages.BUDGET / 369, size + " bytes");
        String page = Files.readString(folder.resolve("report/patients/case-A.html"));
        assertTrue(page.contains("<image "), "some slices are pictured");
        assertTrue(page.contains("more failures are in the files of answers below"));
        assertTrue(page.matches("(?s).*\\d+ of 155 slices that were chosen or failed are pictured.*"));
    }

    @Test
    void failuresThatFitAllStandThere() throws IOException {
        PageRun run = new PageRun(folder);
        new PatientPages(folder, run.arms(), 369)
                .write("case-A", PageRun.names(5), List.of(), name -> PageRun.slice(name, 128), PageRun.refusals(60));
        String part = Files.readString(new PatientFolder(folder).part("case-A"));
        assertEquals(60, part.split("class=\"state failed\"", -1).length - 1);
    }

    @Test
    void aCaseOfAnyNameHasAFileOfItsOwnInTheFolder() {
        assertEquals("BraTS20_Training_001.html", PatientFolder.fileName("BraTS20_Training_001"));
        String odd = PatientFolder.fileName("../../etc/p\u00E4ss");
        assertTrue(odd.matches("[A-Za-z0-9-]+\\.html"), odd);
        assertFalse(PatientFolder.fileName("a b").equals(PatientFolder.fileName("a_b ")));
        assertFalse(PatientFolder.fileName("a/b").equals(PatientFolder.fileName("a?b")));
    }

    @Test
    void aLinkNeverLeadsOutOfTheReport() {
        for (String file : List.of("../x", "/etc/passwd", "http://x/y", "javascript:alert(1)", "a b")) {
            assertThrows(IllegalArgumentException.class, () -> new Section.Link("t", "", file), file);
        }
    }
}
