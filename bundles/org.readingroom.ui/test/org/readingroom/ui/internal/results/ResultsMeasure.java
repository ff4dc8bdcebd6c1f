package org.readingroom.ui.internal.results;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/**
 * Prints how long it takes to filter 50 000 answers and to show, sort and scroll the readings of 369 patients by 12
 * arms with 20 metrics. Run as a program under a display; no figure is judged.
 */
public final class ResultsMeasure {
    private static final int ANSWERS = 50_000;
    private static final int PATIENTS = 369;
    private static final int ARMS = 12;
    private static final int METRICS = 20;
    private static final int TIMES = 21;
    private static final String WORDS =
            "The image shows a hyperintense region in the left frontal lobe that is most likely a tumour. ";

    private ResultsMeasure() {}

    /** Prints the figures. */
    public static void main(String[] arguments) {
        answers();
        Display display = new Display();
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setSize(1200, 700);
        table(display, shell);
        display.dispose();
    }

    private static void answers() {
        Random random = new Random(1);
        List<ResultAnswer> all = new ArrayList<>();
        long characters = 0;
        for (int i = 0; i < ANSWERS; i++) {
            ResultArm arm = new ResultArm(i % ARMS, "arm" + i % ARMS, "arm" + i % ARMS, false, false);
            String text = WORDS.repeat(1 + random.nextInt(6)) + "Choice: " + random.nextInt(3);
            characters += text.length();
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
        AnswerIndex index = new AnswerIndex(all);
        System.out.println(ANSWERS + " answers of " + characters / ANSWERS + " characters");
        Set<EndState> every = Set.of(EndState.values());
        told("filter by a word that none holds", () -> index.find(Optional.empty(), every, "zebra"));
        told("filter by two words that all hold", () -> index.find(Optional.empty(), every, "tumour choice"));
        told("filter by end state", () -> index.find(Optional.empty(), Set.of(EndState.REFUSED), ""));
        told(
                "filter by arm, end state and text",
                () -> index.find(Optional.of("arm3"), Set.of(EndState.REFUSED), "south_31 choice: 2"));
        told("count end states", () -> index.states(Optional.empty()));
    }

    private static void table(Display display, Shell shell) {
        List<ScoreRow> scores = new ArrayList<>();
        Random random = new Random(2);
        List<ResultArm> arms = new ArrayList<>();
        for (int a = 0; a < ARMS; a++) {
            arms.add(new ResultArm(a, "arm" + a, "arm" + a, false, false));
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
        long start = System.nanoTime();
        GroupScores group = new GroupScores(scores);
        List<CaseRow> rows = new ArrayList<>();
        for (int p = 0; p < PATIENTS; p++) {
            for (ResultArm arm : arms) {
                rows.add(new CaseRow(CaseFact.unknown("Case_" + p), arm, group));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d readings by %d metrics indexed in %.1f ms%n",
                rows.size(),
                METRICS,
                (System.nanoTime() - start) / 1e6);
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
        told("show all readings, drawn", () -> {
            table.rows(rows);
            draw(display, shell);
            return rows;
        });
        int[] column = {0};
        told("sort by a metric, drawn", () -> {
            table.sortBy("metric" + column[0]++ % METRICS);
            draw(display, shell);
            return rows;
        });
        told("scroll by a page, drawn", () -> {
            table.table().setTopIndex(table.table().getTopIndex() + 25);
            draw(display, shell);
            return rows;
        });
    }

    private static void draw(Display display, Shell shell) {
        shell.redraw();
        shell.update();
        while (display.readAndDispatch()) {
            continue;
        }
    }

    private static void told(String what, java.util.function.Supplier<?> work) {
        double[] ms = new double[TIMES];
        double[] busy = new double[TIMES];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            work.get();
            ms[i] = (System.nanoTime() - start) / 1e6;
            busy[i] = (threads.getCurrentThreadCpuTime() - used) / 1e6;
        }
        double first = ms[0];
        Arrays.sort(ms);
        Arrays.sort(busy);
        System.out.printf(
                Locale.ROOT,
                "%s: first %.1f ms, median %.1f ms, slowest %.1f ms; of the processor: median %.1f ms,"
                        + " slowest %.1f ms%n",
                what,
                first,
                ms[TIMES / 2],
                ms[TIMES - 1],
                busy[TIMES / 2],
                busy[TIMES - 1]);
    }
}
