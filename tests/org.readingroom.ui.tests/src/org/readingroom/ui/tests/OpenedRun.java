package org.readingroom.ui.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.CasesPerspective;
import org.readingroom.ui.internal.results.AnswersView;
import org.readingroom.ui.internal.results.CaseOpener;
import org.readingroom.ui.internal.results.CaseSight;
import org.readingroom.ui.internal.results.CompareView;
import org.readingroom.ui.internal.results.FiguresView;
import org.readingroom.ui.internal.results.OpenRun;
import org.readingroom.ui.internal.results.PatientsView;
import org.readingroom.ui.internal.results.ResultsPerspective;
import org.readingroom.ui.internal.results.ResultsView;
import org.readingroom.ui.internal.viewer.CaseViewer;

/** A run that a test opens in the Results perspective, and the cases that were sent to the viewer. */
final class OpenedRun {
    private static final Set<String> VIEWS =
            Set.of(ResultsView.ID, CompareView.ID, PatientsView.ID, AnswersView.ID, FiguresView.ID);

    private final List<CaseSight> sights = new ArrayList<>();

    private OpenedRun() {}

    /** Shows the perspective as it is at first, opens a run and waits until all of it is read. */
    static OpenedRun open(Path run) throws WorkbenchException {
        PlatformUI.getWorkbench().showPerspective(ResultsPerspective.ID, Workbench.window());
        // What an earlier test typed and ticked goes with the views it did so in.
        for (IViewReference view : Workbench.page().getViewReferences()) {
            if (VIEWS.contains(view.getId())) {
                Workbench.page().hideView(view);
            }
        }
        Workbench.page().resetPerspective();
        OpenedRun opened = new OpenedRun();
        CaseOpener.instance().viewer(opened.sights::add);
        OpenRun.instance().open(run, Display.getCurrent());
        Workbench.await("the run is open", () -> OpenRun.instance()
                .results()
                .filter(r -> r.path().equals(run))
                .isPresent());
        quiet();
        return opened;
    }

    /** Goes back to the first perspective. */
    static void close() throws WorkbenchException {
        CaseOpener.instance().viewer(sight -> CaseViewer.show(sight.subject(), sight.slice(), sight.overlays()));
        PlatformUI.getWorkbench().showPerspective(CasesPerspective.ID, Workbench.window());
    }

    /** Waits until no job is at work. */
    static void quiet() {
        Workbench.await(
                "the answers are read", () -> OpenRun.instance().answers().isPresent());
        Workbench.await("no job is at work", () -> Job.getJobManager().find(BackgroundJob.PLUGIN).length == 0);
        Display display = Display.getCurrent();
        while (display.readAndDispatch()) {
            continue;
        }
    }

    /** The case that goes to the viewer next. */
    CaseSight next() {
        Workbench.await("a case goes to the viewer", () -> !sights.isEmpty());
        return sights.remove(0);
    }

    static List<String> row(Table table, int row) {
        return IntStream.range(0, table.getColumnCount())
                .mapToObj(c -> table.getItem(row).getText(c))
                .toList();
    }

    static List<String> headings(Table table) {
        return IntStream.range(0, table.getColumnCount())
                .mapToObj(c -> table.getColumn(c).getText())
                .toList();
    }

    /** Lets what is due be drawn, on a busy machine too, and takes a picture. */
    static void picture(String name) {
        for (int i = 0; i < 4; i++) {
            Workbench.paint(Workbench.window().getShell());
        }
        Workbench.picture(name);
    }
}
