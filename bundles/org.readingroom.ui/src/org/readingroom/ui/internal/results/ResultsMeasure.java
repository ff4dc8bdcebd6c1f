package org.readingroom.ui.internal.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.readingroom.api.report.ScoreRow;
import org.readingroom.api.task.EndState;
import org.readingroom.ui.internal.Figures;

/**
 * Measures how long it takes to filter 50 000 answers and to show, sort and scroll the readings of 369 patients by 12 arms
 * with 20 metrics.
 */
public final class ResultsMeasure {
    private static final int ANSWERS = 50_000;
    private static final int PATIENTS = 369;
    private static final int ARMS = 12;
    private static final int METRICS = 20;
    private static final int TIMES = 21;
    private static final int PAGE = 25;
    private static final String WORDS =
            "The image shows a hyperintense region in the left frontal lobe that is most likely a tumour. ";

    private final Display display;
    private final Figures figures;

    /** @param figures takes what is measured */
    public ResultsMeasure(Display display, Figures figures) {
        this.display = display;
        this.figures = figures;
    }

    /** Measures, in a window of its own, on the user interface's thread. */
    public void measure() {
        filter(new AnswerIndex(answers()));
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setSize(1200, 700);
        table(shell);
        shell.dispose();
    }

    private static List<ResultAnswer> answers() {
        Random random = new Random(1);
        List<ResultAnswer> all = new ArrayList<>();
        for (int i = 0; i < ANSWERS; i++) {
            ResultArm arm = new ResultArm(i % ARMS, "arm" + i % ARMS, "arm" + i % ARMS, false, false);
            String text = WORDS.repeat(1 + random.nextInt(6)) + "Choice: " + random.nextInt(3);
            EndState state = EndState.values()[random.nextInt(5)];
            all.add(new ResultAnswer(
                    arm,
                    "Phantom_SOUTH_" + i % PATIENTS,
                    "grade",
                    "axial-" + i % 90,
                    0,
                    state,
                    "label 1",
                    Optional.of(text),
                    "",
                    text.length() - 1,
                    text.length(),
                    Map.of(),
                    OptionalDouble.empty(),
                    9,
                    false));
        }
        return all;
    }

    private void filter(AnswerIndex index) {
        Set<EndState> every = Set.of(EndState.values());
        String what = "filtering " + ANSWERS + " answers: ";
        told(what + "by a word that none holds", () -> index.find(Optional.empty(), every, "zebra"));
        told(what + "by two words that all hold", () -> index.find(Optional.empty(), every, "tumour choice"));
        told(what + "by end state", () -> index.find(Optional.empty(), Set.of(EndState.REFUSED), ""));
        told(
                what + "by arm, end state and text",
                () -> index.find(Optional.of("arm3"), Set.of(EndState.REFUSED), "south_31 choice: 2"));
    }

    private static List<CaseRow> rows() {
        List<ScoreRow> scores = new ArrayList<>();
        Random random = new Random(2);
        for (int a = 0; a < ARMS; a++) {
            for (int p = 0; p < PATIENTS; p++) {
                for (int m = 0; m < METRICS; m++) {
                    scores.add(new ScoreRow(
                            "arm" + a,
                            "test",
                            "Case_" + p,
                            "metric" + m,
                            "mask",
                            "source-mm",
                            "3d-patient",
                            "failures-as-wrong",
                            random.nextDouble(),
                            1,
                            1));
                }
            }
        }
        GroupScores group = new GroupScores(scores);
        List<CaseRow> rows = new ArrayList<>();
        for (int p = 0; p < PATIENTS; p++) {
            for (int a = 0; a < ARMS; a++) {
                ResultArm arm = new ResultArm(a, "arm" + a, "arm" + a, false, false);
                rows.add(new CaseRow(CaseFact.unknown("Case_" + p), arm, group));
            }
        }
        return rows;
    }

    private void table(Shell shell) {
        SortTable<CaseRow> table = new SortTable<>(shell, SWT.SINGLE, "readings");
        List<SortColumn<CaseRow>> columns = new ArrayList<>();
        columns.add(SortColumn.words("Arm", 10, r -> r.arm().id()));
        columns.add(SortColumn.words("Case", 10, r -> r.fact().caseId()));
        for (int m = 0; m < METRICS; m++) {
            String id = "metric" + m;
            columns.add(SortColumn.numbers(id, "", 10, r -> NumberText.value(r.value(id), 4), r -> r.value(id)));
        }
        table.columns(columns);
        shell.open();
        List<CaseRow> rows = rows();
        String what = "a table of " + PATIENTS + " patients x " + ARMS + " arms x " + METRICS + " metrics: ";
        told(what + "shown", () -> {
            table.rows(rows);
            draw(shell);
        });
        int[] column = {0};
        told(what + "sorted by a metric", () -> {
            table.sortBy("metric" + column[0]++ % METRICS);
            draw(shell);
        });
        told(what + "scrolled by a page", () -> {
            table.table().setTopIndex(table.table().getTopIndex() + PAGE);
            draw(shell);
        });
    }

    private void draw(Shell shell) {
        shell.redraw();
        shell.update();
        while (display.readAndDispatch()) {
            continue;
        }
    }

    private void told(String what, Runnable work) {
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - start;
        }
        figures.times(what, nanos);
    }
}
