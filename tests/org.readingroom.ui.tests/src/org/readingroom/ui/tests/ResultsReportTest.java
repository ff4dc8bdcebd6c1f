package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.ui.internal.results.FiguresView;
import org.readingroom.ui.internal.results.OpenRun;
import org.readingroom.ui.internal.results.ReportOpener;
import org.readingroom.ui.internal.results.Rescoring;
import org.readingroom.ui.internal.results.ResultsView;

/** The figures and the report of a run, and scoring it again. */
class ResultsReportTest {
    /** A process of the engine starts, reads the dataset and writes a report. */
    private static final long LONGEST_SCORING_NS = 180_000_000_000L;

    @TempDir
    Path folder;

    private SmallRun small;

    @BeforeEach
    void stored() throws IOException {
        small = SmallRun.in(folder);
    }

    @AfterEach
    void back() throws WorkbenchException {
        ReportOpener.browser(Program::launch);
        OpenedRun.close();
    }

    private static void save(FiguresView view, int figure, Path file) {
        Job job = view.save(figure, file);
        Workbench.await(file + " is written", () -> job.getResult() != null);
        assertTrue(job.getResult().isOK(), job.getResult().getMessage());
    }

    @Test
    void figuresAreDrawnAndExported() throws IOException, WorkbenchException {
        OpenedRun.open(small.run());
        FiguresView view = Workbench.show(FiguresView.ID, FiguresView.class);
        Workbench.await("the figures are listed", () -> view.names().getItemCount() > 10);
        int roc = view.names().indexOf("roc-test");
        view.names().select(roc);
        view.names().notifyListeners(SWT.Selection, new Event());
        Workbench.await("the figure is drawn", view::isDrawn);
        OpenedRun.quiet();
        OpenedRun.picture("results-figures.png");
        save(view, roc, folder.resolve("roc.svg"));
        save(view, roc, folder.resolve("roc.csv"));
        save(view, roc, folder.resolve("roc.png"));
        assertTrue(Files.readString(folder.resolve("roc.svg")).startsWith("<svg"));
        assertTrue(Files.readAllLines(folder.resolve("roc.csv")).size() > 1);
        assertEquals(1600, ImageIO.read(folder.resolve("roc.png").toFile()).getWidth());
    }

    @Test
    void reportOpensInTheBrowser() throws IOException, WorkbenchException {
        OpenedRun.open(small.run());
        FiguresView view = Workbench.show(FiguresView.ID, FiguresView.class);
        assertFalse(view.report().isEnabled(), "the stored run has no page");
        Files.writeString(small.run().resolve("report").resolve("index.html"), "<html></html>");
        OpenRun.instance().refresh(Display.getCurrent());
        Workbench.await("the page is found", () -> view.report().isEnabled());
        OpenedRun.quiet();
        List<String> opened = new ArrayList<>();
        ReportOpener.browser(opened::add);
        view.report().notifyListeners(SWT.Selection, new Event());
        assertEquals(
                List.of(small.run()
                        .resolve("report")
                        .resolve("index.html")
                        .toUri()
                        .toString()),
                opened);
    }

    @Test
    void runIsScoredAgainByOtherMetrics() throws IOException, WorkbenchException {
        assumeTrue(System.getProperty("readingroom.engine") != null, "no headless engine is built beside this test");
        small.withPhantoms().withRoots();
        OpenedRun.open(small.run());
        ResultsView view = Workbench.show(ResultsView.ID, ResultsView.class);
        Job job = Rescoring.start(
                OpenRun.instance().results().orElseThrow(),
                List.of("balanced-accuracy", "dice", "precision"),
                Display.getCurrent());
        long end = System.nanoTime() + LONGEST_SCORING_NS;
        while (job.getResult() == null && System.nanoTime() < end) {
            Workbench.paint(Workbench.window().getShell());
        }
        assertNotNull(job.getResult(), "the engine is not done");
        assertTrue(job.getResult().isOK(), job.getResult().getMessage());
        Workbench.await("the new scores are shown", () -> OpenedRun.headings(view.table())
                .contains("Precision"));
        assertFalse(OpenedRun.headings(view.table()).contains("HD95 (mm)"));
        OpenedRun.quiet();
    }
}
