package org.readingroom.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbench;
import org.readingroom.ui.internal.results.ResultsMeasure;
import org.readingroom.ui.internal.viewer.ViewerMeasure;

/**
 * Measures what has to be fast and leaves: opening the cases of a dataset, scrolling a large case, filtering answers, and
 * sorting and scrolling a table of results. The figures are written as {@link Figures}; none is judged.
 */
final class DesktopMeasure {
    private final IWorkbench workbench;
    private final boolean cases;
    private final Path file;

    /**
     * Nothing is measured yet.
     *
     * @param cases whether a dataset is being opened, the cases of which are measured too
     * @param file where the figures are written; pictures are saved beside it
     */
    DesktopMeasure(IWorkbench workbench, boolean cases, Path file) {
        this.workbench = workbench;
        this.cases = cases;
        this.file = file;
    }

    /** Starts on the user interface's thread; the workbench closes at the end. */
    void start(IntConsumer exitCode) {
        workbench.getDisplay().asyncExec(() -> {
            Figures figures = new Figures();
            try {
                new ViewerMeasure(workbench, figures, file).measure(cases);
                new ResultsMeasure(workbench.getDisplay(), figures).measure();
                figures.write(file);
                exitCode.accept(0);
            } catch (IOException | RuntimeException e) {
                ILog.of(DesktopMeasure.class).error("the desktop could not be measured: " + e.getMessage(), e);
                exitCode.accept(1);
            }
            workbench.close();
        });
    }
}
