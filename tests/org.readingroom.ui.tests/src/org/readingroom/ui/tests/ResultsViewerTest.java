package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.task.EndState;
import org.readingroom.ui.internal.results.AnswersView;
import org.readingroom.ui.internal.results.CaseOpener;
import org.readingroom.ui.internal.results.CaseSight;
import org.readingroom.ui.internal.results.CompareView;
import org.readingroom.ui.internal.results.FolderQuestion;
import org.readingroom.ui.internal.results.PairChart;
import org.readingroom.ui.internal.results.PatientsView;
import org.readingroom.ui.internal.viewer.CaseViewer;
import org.readingroom.ui.internal.viewer.CaseViewerView;
import org.readingroom.ui.internal.viewer.Overlay;

/** From a point, a row and a failed answer to the patient in the viewer. */
class ResultsViewerTest {
    @TempDir
    Path folder;

    private OpenedRun run;

    @BeforeEach
    void open() throws IOException, WorkbenchException {
        run = OpenedRun.open(SmallRun.in(folder).withPhantoms().withRoots().run());
    }

    @AfterEach
    void back() throws WorkbenchException {
        CaseOpener.instance().question(FolderQuestion.DIALOG);
        OpenedRun.close();
    }

    private static void click(PairChart chart, Point at) {
        Event down = new Event();
        down.button = 1;
        down.x = at.x;
        down.y = at.y;
        chart.notifyListeners(SWT.MouseDown, down);
    }

    private static void key(PairChart chart, int code) {
        Event key = new Event();
        key.keyCode = code;
        chart.notifyListeners(SWT.KeyDown, key);
    }

    /** A click of the mouse on a row. */
    static void click(Table table, int row) {
        table.setSelection(row);
        table.notifyListeners(SWT.Selection, new Event());
        Rectangle bounds = table.getItem(row).getBounds(0);
        Event up = new Event();
        up.button = 1;
        up.x = bounds.x + 2;
        up.y = bounds.y + bounds.height / 2;
        table.notifyListeners(SWT.MouseUp, up);
    }

    private static Set<String> labels(CaseSight sight) {
        Set<String> labels = new TreeSet<>();
        sight.overlays().forEach(o -> labels.add(o.label()));
        return labels;
    }

    @Test
    void pointOpensItsPatientWithEveryArmsReading() {
        PairChart chart = Workbench.show(CompareView.ID, CompareView.class).chart();
        OpenedRun.picture("results-compare.png");
        click(chart, chart.place(2));
        CaseSight sight = run.next();
        assertEquals(chart.points().get(2).caseId(), sight.subject().id());
        assertEquals(Optional.empty(), sight.slice(), "the viewer goes to the most of the tumour");
        assertEquals(
                Set.of("bright-blob", "box", "centre", "cnn-segmenter", "polygon"),
                labels(sight),
                "those that say where the tumour is");
        long colours = sight.overlays().stream()
                .filter(o -> Set.of("bright-blob", "cnn-segmenter", "box").contains(o.label()))
                .map(Overlay::colour)
                .distinct()
                .count();
        assertEquals(3, colours);
        assertEquals(2, chart.selectedIndex());
        key(chart, SWT.ARROW_RIGHT);
        assertEquals(3, chart.selectedIndex());
        key(chart, SWT.END);
        key(chart, SWT.CR);
        assertEquals(chart.points().get(7).caseId(), run.next().subject().id());
        assertTrue(chart.told(7).contains("cnn-segmenter"), chart.told(7));
    }

    @Test
    void rowOpensItsPatient() {
        PatientsView view = Workbench.show(PatientsView.ID, PatientsView.class);
        click(view.table(), 5);
        assertEquals(view.table().getItem(5).getText(1), run.next().subject().id());
        view.table().setSelection(8);
        view.table().notifyListeners(SWT.DefaultSelection, new Event());
        assertEquals(view.table().getItem(8).getText(1), run.next().subject().id());
    }

    @Test
    void failedAnswerOpensTheSliceThatWasAskedAbout() {
        AnswersView view = Workbench.show(AnswersView.ID, AnswersView.class);
        view.arm().select(view.arm().indexOf("box"));
        view.arm().notifyListeners(SWT.Selection, new Event());
        int all = view.table().getItemCount();
        for (EndState state : EndState.values()) {
            view.states().box(state).setSelection(state == EndState.REFUSED);
        }
        view.states().box(EndState.REFUSED).notifyListeners(SWT.Selection, new Event());
        int refused = view.table().getItemCount();
        assertTrue(refused > 0 && refused < all, refused + " of " + all);
        assertEquals(
                List.of("refused"),
                Workbench.column(view.table(), 4).stream().distinct().toList());
        click(view.table(), 0);
        CaseSight sight = run.next();
        assertEquals(view.table().getItem(0).getText(1), sight.subject().id());
        int asked = Integer.parseInt(view.table().getItem(0).getText(2).replace("axial-", ""));
        int shown = sight.slice().orElseThrow().index();
        // 32 slices of the model's grid for 39 of the source.
        assertEquals((asked + 0.5) * 39 / 32 - 0.5, shown, 0.51);
        assertTrue(
                view.detail().text().getText().contains("\u2717 refused"),
                view.detail().text().getText());
    }

    @Test
    void answerIsReadInFullWithItsParsedPartMarked() {
        AnswersView view = Workbench.show(AnswersView.ID, AnswersView.class);
        view.arm().select(view.arm().indexOf("grade"));
        view.arm().notifyListeners(SWT.Selection, new Event());
        view.filter().setText("CHOICE north_0003");
        int one = Workbench.column(view.table(), 5).indexOf("Choice: 1");
        assertTrue(one >= 0 && view.table().getItemCount() < 40, "answers of one patient");
        view.table().setSelection(one);
        view.table().notifyListeners(SWT.Selection, new Event());
        OpenedRun.quiet();
        String text = view.detail().text().getText();
        Optional<StyleRange> parsed = Arrays.stream(view.detail().text().getStyleRanges())
                .filter(r -> r.underline)
                .findFirst();
        assertEquals("1", text.substring(parsed.orElseThrow().start, parsed.get().start + parsed.get().length));
        assertTrue(text.contains("forced  P(1) = 0."), text);
        assertTrue(text.contains("free    P(marked part) = 0."), text);
        assertTrue(text.contains("patient P(HGG), vote-share = "), text);
        assertTrue(text.contains("classify 1.0.0, slice of 48x48 pixels"), text);
        assertTrue(text.substring(text.indexOf("Prompt")).contains("Choice"), text);
        OpenedRun.picture("results-answers.png");
    }

    @Test
    void folderOfTheDatasetIsAskedForOnce(@TempDir Path other) throws IOException, WorkbenchException {
        SmallRun moved = SmallRun.in(other).withPhantoms();
        run = OpenedRun.open(moved.run());
        int[] asked = {0};
        CaseOpener.instance().question((shell, study, root) -> {
            asked[0]++;
            assertEquals("phantoms", root);
            return Optional.of(moved.phantoms());
        });
        PatientsView view = Workbench.show(PatientsView.ID, PatientsView.class);
        click(view.table(), 0);
        assertEquals(view.table().getItem(0).getText(1), run.next().subject().id());
        click(view.table(), 3);
        run.next();
        assertEquals(1, asked[0]);
    }

    @Test
    void viewerShowsTheReadings() {
        CaseOpener.instance().viewer(s -> CaseViewer.show(s.subject(), s.slice(), s.overlays()));
        AnswersView view = Workbench.show(AnswersView.ID, AnswersView.class);
        view.arm().select(view.arm().indexOf("box"));
        view.arm().notifyListeners(SWT.Selection, new Event());
        click(view.table(), 4);
        CaseViewerView viewer = Workbench.show(CaseViewerView.ID, CaseViewerView.class);
        Workbench.await(
                "the case is read", () -> !viewer.busy() && viewer.legend().size() > 1);
        OpenedRun.picture("results-viewer.png");
        String legend = viewer.legend().toString();
        assertTrue(legend.contains("bright-blob") && legend.contains("cnn-segmenter"), legend);
    }
}
