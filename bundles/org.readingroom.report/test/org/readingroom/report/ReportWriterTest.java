package org.readingroom.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.report.ReportSection;
import org.readingroom.api.report.RunData;
import org.readingroom.api.report.Section;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportWriterTest {
    @TempDir
    Path folder;

    private final ReportWriter writer = new ReportWriter();

    @Test
    void thePageIsWellFormedAndNamesNothingOutside() throws Exception {
        StubRun run = StubRun.in(folder);
        picture("P01");
        String html = Files.readString(writer.write(run, StubRun.sections(), ReportOptions.DEFAULT));
        Document page = parse(html);
        assertEquals(7, page.getElementsByTagName("section").getLength());
        for (String reference : references(page)) {
            assertTrue(
                    reference.startsWith("#")
                            || reference.startsWith("data:")
                            || reference.matches("(tables|figures)/.+"),
                    reference);
        }
        assertTrue(html.contains("default-src 'none'"));
        assertFalse(html.replace("http://www.w3.org/", "").contains("://"), "no address of the network");
    }

    @Test
    void everyFileThatThePageLinksIsThere() throws Exception {
        StubRun run = StubRun.in(folder);
        picture("P01");
        Path page = writer.write(run, StubRun.sections(), ReportOptions.DEFAULT);
        long files = 0;
        for (String reference : references(parse(Files.readString(page)))) {
            if (!reference.startsWith("#") && !reference.startsWith("data:")) {
                assertTrue(Files.size(page.resolveSibling(reference)) > 0, reference);
                files++;
            }
        }
        assertEquals(files + 1, contents(page.getParent()).size(), "and no other");
        assertTrue(Files.exists(page.resolveSibling("figures/dice-test-mask-source-mm-3d-patient.png")));
        assertTrue(Files.exists(page.resolveSibling("figures/case-P01.png")));
    }

    @Test
    void theSameDataGiveTheSameBytes() throws Exception {
        StubRun run = StubRun.in(folder);
        picture("P01");
        Path report =
                writer.write(run, StubRun.sections(), ReportOptions.DEFAULT).getParent();
        Map<String, byte[]> first = contents(report);
        List<ReportSection> otherOrder = new ArrayList<>(StubRun.sections());
        java.util.Collections.reverse(otherOrder);
        Files.writeString(report.resolve("left-over.txt"), "from an older version");
        new ReportWriter().write(run, otherOrder, ReportOptions.DEFAULT);
        Map<String, byte[]> second = contents(report);
        assertEquals(first.keySet(), second.keySet());
        first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
    }

    @Test
    void namesAreEscapedEverywhere() throws Exception {
        String evil = "<script>alert(1)</script>\" onload='x' & \u0007\uD800";
        StubRun run = StubRun.in(folder, evil);
        run.notices.add(evil);
        Section section = new Section(
                evil,
                List.of(
                        new Section.Paragraph(evil),
                        new Section.Table(evil, evil, List.of(evil, "n"), List.of(List.of(evil, "1")), List.of(evil))));
        String html = Files.readString(
                writer.write(run, List.of(showing(1, r -> Optional.of(section))), ReportOptions.DEFAULT));
        Document page = parse(html);
        assertEquals(1, page.getElementsByTagName("script").getLength(), "ours alone");
        assertFalse(html.contains("<script>alert"));
        assertEquals(1, page.getElementsByTagName("td").item(0).getChildNodes().getLength());
        assertTrue(page.getElementsByTagName("td")
                .item(0)
                .getTextContent()
                .startsWith("<script>alert(1)</script>\" onload"));
    }

    @Test
    void aBrokenSectionIsANoteAndTheRestStands() throws Exception {
        StubRun run = StubRun.in(folder);
        List<String> warnings = new ArrayList<>();
        List<ReportSection> sections = new ArrayList<>(StubRun.sections());
        sections.add(showing(150, r -> {
            throw new IllegalStateException("no <ROC> today");
        }));
        sections.add(showing(151, r -> {
            throw new NoSuchMethodError("org.example.Gone.away()");
        }));
        sections.add(showing(152, r -> null));
        sections.add(new ReportSection() {
            @Override
            public Optional<Section> render(RunData r) {
                return Optional.empty();
            }

            @Override
            public int rank() {
                throw new StackOverflowError();
            }
        });
        ReportOptions options = new ReportOptions(true, s -> s.getClass().getSimpleName() + "@x", warnings::add);
        String html = Files.readString(writer.write(run, sections, options));
        parse(html);
        assertEquals(4, warnings.size());
        assertTrue(html.contains("IllegalStateException: no &lt;ROC&gt; today"));
        assertTrue(html.contains("NoSuchMethodError: org.example.Gone.away()"));
        assertTrue(html.contains("it returned null"));
        assertTrue(html.contains("StackOverflowError"));
        assertTrue(html.indexOf("no &lt;ROC&gt; today") > html.indexOf("> Overview<"), "in its place");
        assertTrue(html.indexOf("no &lt;ROC&gt; today") < html.indexOf("> Segmentation<"));
        assertTrue(html.contains("> Scores by case<"));
    }

    @Test
    void aFigureThatReachesOutIsNotShownAndItsSectionStands() throws Exception {
        StubRun run = StubRun.in(folder);
        Section section = new Section(
                "Theirs",
                List.of(
                        new Section.Figure(
                                "evil", "c", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"),
                        new Section.Figure("torn", "c", "<svg><g>"),
                        new Section.Figure(
                                "styled",
                                "A styled one.",
                                "<svg width=\"9\" height=\"9\"><style>rect{fill:red}</style><rect id=\"a\" width=\"4\" height=\"4\"/></svg>"),
                        new Section.Paragraph("still here")));
        Path page = writer.write(run, List.of(showing(1, r -> Optional.of(section))), ReportOptions.DEFAULT);
        String html = Files.readString(page);
        parse(html);
        assertFalse(html.contains("<script>1"));
        assertTrue(html.contains("figure &#39;evil&#39; is not shown: it holds a &lt;script&gt;"));
        assertTrue(html.contains("figure &#39;torn&#39; is not well-formed"));
        assertTrue(html.contains("still here"));
        assertTrue(html.contains("src=\"data:image/svg+xml;base64,"), "styles are kept from the page");
        assertTrue(html.contains("<b>Figure 1.</b> A styled one."));
        assertFalse(Files.exists(page.resolveSibling("figures/evil.svg")));
    }

    @Test
    void missingReadingsHeadTheReport() throws Exception {
        StubRun run = StubRun.in(folder);
        assertFalse(html(run).contains("INCOMPLETE"));
        run.write(
                "readings/cnn-seg/P03.json",
                "{\"format\": 1, \"values\": {}, \"missing\": {\"mask\": \"transport error\"}}");
        assertTrue(html(run).contains("INCOMPLETE: readings of test cases are missing (cnn-seg has 4 of 5)"));
        run.write("summary.json", "{\"format\": 1, \"missing\": {\"cnn-seg\": 0}}");
        assertFalse(html(run).contains("INCOMPLETE"), "the arm was to be asked about four only, as the engine says");
        run.notices.add("INCOMPLETE: as the run says");
        String told = html(run);
        assertTrue(told.contains("<p class=\"notice incomplete\" role=\"note\">INCOMPLETE: as the run says"));
        assertFalse(told.contains("4 of 5)"), "one such notice is enough");
    }

    @Test
    void picturesStayOutWhenAsked() throws Exception {
        StubRun run = StubRun.in(folder);
        picture("P01");
        ReportOptions without = new ReportOptions(false, s -> "x", w -> {});
        Path page = writer.write(run, StubRun.sections(), without);
        assertFalse(Files.readString(page).contains("data:image/png"));
        assertFalse(Files.exists(page.resolveSibling("figures/case-P01.png")));
        assertTrue(Files.readString(page).contains("is left out of this report, as asked"));
    }

    @Test
    void anErrorLeavesTheOldReport() throws Exception {
        StubRun run = StubRun.in(folder);
        Path page = writer.write(run, StubRun.sections(), ReportOptions.DEFAULT);
        byte[] before = Files.readAllBytes(page);
        Files.delete(folder.resolve(".report.lock"));
        Files.createDirectory(folder.resolve(".report.lock"));
        ReportException e =
                assertThrows(ReportException.class, () -> writer.write(run, StubRun.sections(), ReportOptions.DEFAULT));
        assertTrue(e.getMessage().contains(folder.resolve("report").toString()));
        assertArrayEquals(before, Files.readAllBytes(page));
    }

    @Test
    void aReportLostBetweenTwoMovesComesBack() throws Exception {
        StubRun run = StubRun.in(folder);
        Path report =
                writer.write(run, StubRun.sections(), ReportOptions.DEFAULT).getParent();
        Map<String, byte[]> before = contents(report);
        Files.move(report, folder.resolve(".report.old"));
        Files.createDirectories(folder.resolve(".report.new/tables"));
        writer.write(run, StubRun.sections(), ReportOptions.DEFAULT);
        assertEquals(before.keySet(), contents(report).keySet());
        assertFalse(Files.exists(folder.resolve(".report.old")));
        assertFalse(Files.exists(folder.resolve(".report.new")));
    }

    @Test
    void twoTablesOfOneNameHaveFilesOfTheirOwn() throws Exception {
        StubRun run = StubRun.in(folder);
        Section section = new Section(
                "Twice",
                List.of(
                        new Section.Table("roc", "a", List.of("x"), List.of(List.of("1")), List.of()),
                        new Section.Table("ROC", "b", List.of("x"), List.of(List.of("2")), List.of()),
                        new Section.Table("../../roc", "c", List.of("x"), List.of(List.of("3")), List.of())));
        Path page = writer.write(run, List.of(showing(1, r -> Optional.of(section))), ReportOptions.DEFAULT);
        assertEquals("x\n1\n", Files.readString(page.resolveSibling("tables/roc.csv")));
        assertEquals("x\n2\n", Files.readString(page.resolveSibling("tables/ROC-2.csv")));
        assertEquals("x\n3\n", Files.readString(page.resolveSibling("tables/roc-3.csv")));
    }

    private String html(StubRun run) throws IOException {
        return Files.readString(writer.write(run, StubRun.sections(), ReportOptions.DEFAULT));
    }

    private void picture(String caseId) throws IOException {
        OverlaySlice slice = new OverlaySlice("P01", Plane.AXIAL, new SliceFrame(4, 4, 1, 1), new float[16]);
        Files.createDirectories(folder.resolve("report-figures"));
        Files.write(folder.resolve("report-figures/" + caseId + ".png"), new OverlayRenderer().png(slice, List.of()));
    }

    private static ReportSection showing(int rank, Function<RunData, Optional<Section>> render) {
        return new ReportSection() {
            @Override
            public Optional<Section> render(RunData run) {
                return render.apply(run);
            }

            @Override
            public int rank() {
                return rank;
            }
        };
    }

    private static Document parse(String html) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        var builder = factory.newDocumentBuilder();
        builder.setEntityResolver((p, s) -> new InputSource(new ByteArrayInputStream(new byte[0])));
        return builder.parse(new InputSource(new java.io.StringReader(html)));
    }

    private static List<String> references(Document page) {
        List<String> found = new ArrayList<>();
        var all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            for (String attribute : List.of("href", "src")) {
                var node = all.item(i).getAttributes().getNamedItem(attribute);
                if (node != null) {
                    found.add(node.getNodeValue());
                }
            }
        }
        return found;
    }

    private static Map<String, byte[]> contents(Path report) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(report)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(report.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
