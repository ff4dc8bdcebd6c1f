package org.readingroom.ui.internal.viewer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.Plane;
import org.readingroom.ui.internal.Figures;
import org.readingroom.ui.internal.OpenedDataset;
import org.readingroom.ui.internal.WindowPicture;
import org.readingroom.ui.internal.cases.OpenDatasets;

/**
 * Measures the viewer: how long each case of the opened dataset takes to its first painted slice and until all of it is
 * read, how long paints take while three planes of a large case are scrolled, and what memory is left in use.
 */
public final class ViewerMeasure {
    private static final int EXTENT = 512;
    private static final int STEPS = 300;
    private static final double MS = 1e6;
    private static final long LONGEST_WAIT_NS = 60_000_000_000L;
    private static final int SETTLE_MS = 300;

    private final IWorkbench workbench;
    private final Path file;
    private final Figures figures;
    private final List<Long> paints = new ArrayList<>();

    /**
     * Nothing is measured yet.
     *
     * @param figures takes what is measured
     * @param file the file of the figures; pictures are saved beside it
     */
    public ViewerMeasure(IWorkbench workbench, Figures figures, Path file) {
        this.workbench = workbench;
        this.figures = figures;
        this.file = file;
    }

    /**
     * Measures, on the user interface's thread.
     *
     * @param cases whether a dataset is being opened, the cases of which are opened one after the other
     */
    public void measure(boolean cases) {
        CaseViewerView view = CaseViewerView.open();
        for (Plane plane : Plane.values()) {
            view.pane().planes().plane(plane).setClock(paints::add);
        }
        settle();
        if (cases) {
            cases(view);
            figures.one("heap in use with no case open", used(), "MB");
        }
        scroll(view);
        view.close();
        figures.one("heap in use with no case open, after the large one", used(), "MB");
    }

    private void cases(CaseViewerView view) {
        await(() -> OpenDatasets.instance().current().isPresent());
        settle();
        OpenedDataset dataset = OpenDatasets.instance().current().orElseThrow();
        for (Case subject : dataset.subjects()) {
            open(view, new ViewedCase(subject, dataset.name()));
        }
        modes(view);
        view.close();
    }

    private void open(CaseViewerView view, ViewedCase subject) {
        ViewerPane pane = view.pane();
        view.close();
        settle();
        paints.clear();
        long start = System.nanoTime();
        view.show(subject, Optional.empty(), List.of());
        await(() -> pane.planes().plane(Plane.AXIAL).slicesPainted() > 0);
        figures.one(subject.id() + ": first slice", (System.nanoTime() - start) / MS, "ms");
        await(() -> !pane.busy());
        figures.one(subject.id() + ": all volumes", (System.nanoTime() - start) / MS, "ms");
        figures.one(subject.id() + ": heap in use", used(), "MB");
        settle();
    }

    /** Pictures of the last case in the ways it can be shown. */
    private void modes(CaseViewerView view) {
        ViewerModel model = view.pane().model();
        picture("planes");
        model.setMaskStyle(MaskStyle.FILLED);
        model.setTruth(true);
        model.setInputShown(true);
        await(() -> view.pane().input().current().isPresent());
        picture("input");
        model.setMaskStyle(MaskStyle.OUTLINED);
        model.setBeside(Optional.of(model.shown().orElseThrow().names().get(1)));
        picture("beside");
        model.setTruth(false);
        model.setInputShown(false);
        model.showAlone(Plane.AXIAL);
        model.setZoom(2.5);
        picture("alone");
        model.showAlone(Plane.AXIAL);
        model.setBeside(Optional.empty());
        model.fit();
    }

    private void scroll(CaseViewerView view) {
        ViewerPane pane = view.pane();
        view.show(new ViewedCase(new MeasuredCase(EXTENT), ""), Optional.empty(), List.of());
        await(() -> !pane.busy());
        settle();
        ViewerModel model = pane.model();
        for (MaskStyle style : List.of(MaskStyle.OUTLINED, MaskStyle.FILLED)) {
            model.setMaskStyle(style);
            paints.clear();
            long[] steps = new long[STEPS];
            for (int n = 0; n < STEPS; n++) {
                int at = EXTENT * 3 / 8 + n * EXTENT / 4 / STEPS;
                int before = paints.size();
                long start = System.nanoTime();
                model.moveTo(new Crosshair(model.crosshair().orElseThrow().space(), at, at, at));
                await(() -> paints.size() >= before + Plane.values().length);
                steps[n] = System.nanoTime() - start;
            }
            String what = "scrolling " + EXTENT + "x" + EXTENT + ", mask "
                    + style.label().toLowerCase(Locale.ROOT);
            figures.one(what + ": paints", paints.size(), "");
            figures.times(
                    what + ": a paint",
                    paints.stream().mapToLong(Long::longValue).toArray());
            figures.times(what + ": a step of three planes", steps);
        }
        picture("large");
    }

    private static double used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private void picture(String name) {
        settle();
        Shell shell = workbench.getActiveWorkbenchWindow().getShell();
        WindowPicture.save(shell, file.resolveSibling(file.getFileName() + "-" + name + ".png"));
    }

    private void settle() {
        boolean[] over = {false};
        workbench.getDisplay().timerExec(SETTLE_MS, () -> over[0] = true);
        await(() -> over[0]);
    }

    private void await(BooleanSupplier condition) {
        Display display = workbench.getDisplay();
        long end = System.nanoTime() + LONGEST_WAIT_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("what is measured did not come to an end in time");
            }
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }
}
