package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.ui.internal.results.AnswersView;
import org.readingroom.ui.internal.results.CompareView;
import org.readingroom.ui.internal.results.OpenRun;
import org.readingroom.ui.internal.results.PatientsView;
import org.readingroom.ui.internal.results.ResultsView;

/** The tables of a stored run, and the comparison of two arms. */
class ResultsScenarioTest {
    private static final String MASK = "test patients: mask, 3d-patient, source-mm";
    private static final String GRADE = "test patients: grade, patient";

    @TempDir
    Path folder;

    private SmallRun small;

    @BeforeEach
    void stored() throws IOException {
        small = SmallRun.in(folder);
    }

    @AfterEach
    void back() throws WorkbenchException {
        OpenedRun.close();
    }

    private static ResultsView results() {
        return Workbench.show(ResultsView.ID, ResultsView.class);
    }

    private static CompareView compare() {
        return Workbench.show(CompareView.ID, CompareView.class);
    }

    private static void scoresOf(ResultsView view, String group) {
        view.group().select(view.group().indexOf(group));
        view.group().notifyListeners(SWT.Selection, null);
    }

    private static void select(Table table, int... rows) {
        table.setSelection(rows);
        table.notifyListeners(SWT.Selection, null);
    }

    @Test
    void armsStandWithIntervalsNumbersAndOracles() throws WorkbenchException {
        OpenedRun.open(small.run());
        ResultsView view = results();
        Table table = view.table();
        assertEquals(MASK, view.group().getText());
        assertEquals(List.of("Arm", "Pair", "Failures", "n", "Dice", "HD95 (mm)"), OpenedRun.headings(table));
        assertEquals(List.of("bright-blob", "cnn-segmenter", "ceiling"), Workbench.column(table, 0));
        assertEquals(List.of("B", "A", ""), Workbench.column(table, 1));
        assertEquals(
                List.of("bright-blob", "B", "either way", "8/8", "0.7581  [0.64, 0.83]", "8.84  [6.4, 14.3]"),
                OpenedRun.row(table, 0));
        assertEquals("", view.banner());
        view.sortBy("Dice");
        assertEquals(List.of("cnn-segmenter", "bright-blob", "ceiling"), Workbench.column(table, 0));
        view.sortBy("Dice");
        assertEquals(List.of("ceiling", "bright-blob", "cnn-segmenter"), Workbench.column(table, 0));
        view.sortBy("Dice");
        Workbench.show(PatientsView.ID);
        OpenedRun.picture("results.png");
        scoresOf(view, GRADE);
        assertEquals(
                List.of("majority", "grade [oracles: slices]", "grade [oracles: slices]"),
                Workbench.column(table, 0).subList(0, 3));
        assertEquals(
                List.of("failures as wrong", "answered only"),
                Workbench.column(table, 2).subList(1, 3));
        assertEquals(List.of("8/8", "7/8"), Workbench.column(table, 3).subList(1, 3));
        assertEquals(
                List.of("TP", "FP", "FN", "TN", "Accuracy"),
                OpenedRun.headings(table).subList(4, 9));
        OpenedRun.picture("results-grade.png");
    }

    @Test
    void twoArmsAreComparedAsTheRunDoesIt() throws WorkbenchException {
        OpenedRun.open(small.run());
        CompareView compare = compare();
        assertTrue(compare.text().startsWith("Primary comparison. Dice, n = 8: A 0.4864, B 0.7581"), compare.text());
        assertTrue(compare.text().contains("Wilcoxon signed ranks, exact: p = 0.008, 0.016 after Holm over 2"));
        assertTrue(compare.text().endsWith("Verdict: bright-blob is better."), compare.text());
        assertEquals(8, compare.chart().points().size());
        compare.metric().select(1);
        compare.metric().notifyListeners(SWT.Selection, null);
        assertTrue(compare.text().startsWith("Exploratory"), compare.text());
        assertTrue(compare.text().contains("HD95 (mm), n = 8: A 55.22, B 8.84"), compare.text());
        ResultsView view = results();
        scoresOf(view, GRADE);
        select(view.table(), 0, 1);
        assertEquals(List.of("A", "B"), Workbench.column(view.table(), 1).subList(0, 2));
        compare.metric().select(compare.metric().indexOf("Balanced accuracy"));
        compare.metric().notifyListeners(SWT.Selection, null);
        assertTrue(compare.text().contains("unequal"), compare.text());
        assertFalse(compare.text().contains("p ="), compare.text());
        assertTrue(compare.chart().points().isEmpty());
        assertTrue(
                compare.chart().instead().contains("choose Accuracy"),
                compare.chart().instead());
    }

    @Test
    void incompleteRunIsHeadedAndHasNoP() throws IOException, WorkbenchException {
        small.forgetReading("cnn-segmenter");
        OpenedRun.open(small.run());
        assertTrue(
                results().banner().startsWith("INCOMPLETE: cnn-segmenter has read 7 of 8 cases"),
                results().banner());
        String text = compare().text();
        assertTrue(text.contains("95 % interval"), text);
        assertTrue(text.endsWith("INCOMPLETE: no p-value and no verdict until every arm has read every case."), text);
        assertFalse(text.contains("better"), text);
        OpenedRun.picture("results-incomplete.png");
    }

    @Test
    void patientsAreFilteredAndSortedByNumber() throws WorkbenchException {
        OpenedRun.open(small.run());
        PatientsView view = Workbench.show(PatientsView.ID, PatientsView.class);
        assertEquals(16, view.table().getItemCount());
        view.filter().setText("lgg BLOB");
        assertEquals(List.of("LGG", "LGG"), Workbench.column(view.table(), 2));
        assertEquals(List.of("bright-blob", "bright-blob"), Workbench.column(view.table(), 0));
        view.filter().setText("");
        view.sortBy("HD95 (mm)");
        List<Double> sorted =
                Workbench.column(view.table(), 6).stream().map(Double::valueOf).toList();
        assertEquals(sorted.stream().sorted().toList(), sorted);
        scoresOf(results(), GRADE);
        assertEquals(24, view.table().getItemCount());
        view.pairOnly().setSelection(true);
        view.pairOnly().notifyListeners(SWT.Selection, null);
        assertEquals(16, view.table().getItemCount());
    }

    @Test
    void runAtWorkIsReadAgain() throws IOException, WorkbenchException {
        Path answers = small.run().resolve("answers").resolve("grade.jsonl");
        List<String> lines = Files.readAllLines(answers);
        Files.delete(small.run().resolve("scores.csv"));
        // A line that is not whole yet, as a run at work leaves one.
        Files.writeString(
                answers,
                String.join("\n", lines.subList(0, 10)) + "\n" + lines.get(10).substring(0, 40));
        OpenedRun.open(small.run());
        AnswersView view = Workbench.show(AnswersView.ID, AnswersView.class);
        view.arm().select(view.arm().indexOf("grade"));
        view.arm().notifyListeners(SWT.Selection, new Event());
        assertEquals(10, view.table().getItemCount());
        assertEquals(0, results().table().getItemCount());
        assertEquals("Nothing is scored yet.", compare().text());
        Files.write(answers, lines);
        OpenRun.instance().refresh(Display.getCurrent());
        Workbench.await("the answers are read again", () -> view.table().getItemCount() == lines.size());
        OpenedRun.quiet();
    }
}
