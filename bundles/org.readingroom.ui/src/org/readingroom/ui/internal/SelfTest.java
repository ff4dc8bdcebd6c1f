package org.readingroom.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.ui.internal.cases.CasesView;
import org.readingroom.ui.internal.cases.OpenDatasets;
import org.readingroom.ui.internal.engine.EngineRun;
import org.readingroom.ui.internal.engine.EngineRuns;
import org.readingroom.ui.internal.plugins.PluginsView;
import org.readingroom.ui.internal.run.RunView;

/**
 * Shows every view, waits until the work in the background is over, and writes what it saw: a line {@code view ID TITLE},
 * {@code plugin KIND ID VERSION STATE}, {@code case ID} or {@code run FOLDER STATUS ARM DONE/TOTAL...} each, and a picture of
 * the window. A run at work, which an earlier desktop left in the background, brings the Run view to the front.
 */
final class SelfTest {
    private static final List<String> VIEWS =
            List.of(CasesPerspective.ERROR_LOG, "org.eclipse.ui.views.ProgressView", PluginsView.ID, CasesView.ID);
    private static final int LONGEST_WAIT_MS = 60_000;
    private static final int STEP_MS = 100;

    private final IWorkbench workbench;
    private final Path file;
    private final List<String> lines = new ArrayList<>();
    private IntConsumer done;
    private int waited;

    SelfTest(IWorkbench workbench, Path file) {
        this.workbench = workbench;
        this.file = file;
    }

    /** Starts on the user interface's thread; the workbench closes at the end. */
    void start(IntConsumer exitCode) {
        done = exitCode;
        workbench.getDisplay().asyncExec(this::showViews);
    }

    private void showViews() {
        try {
            for (String id : VIEWS) {
                IViewPart view = page().showView(id);
                lines.add("view " + id + " " + view.getSite().getRegisteredName());
            }
            if (!EngineRuns.instance().live().isEmpty()) {
                page().showView(RunView.ID);
            }
            workbench.getDisplay().timerExec(STEP_MS, this::await);
        } catch (PartInitException e) {
            finish(Optional.of(e));
        }
    }

    private void await() {
        waited += STEP_MS;
        boolean unread = EngineRuns.instance().live().stream()
                .anyMatch(r -> r.progress().arms().isEmpty());
        boolean busy = unread || Job.getJobManager().find(BackgroundJob.PLUGIN).length > 0;
        boolean listed = !((PluginsView) page().findView(PluginsView.ID))
                .table()
                .model()
                .shown()
                .isEmpty();
        if ((busy || !listed) && waited < LONGEST_WAIT_MS) {
            workbench.getDisplay().timerExec(STEP_MS, this::await);
        } else {
            finish(
                    listed
                            ? Optional.empty()
                            : Optional.of(
                                    new IllegalStateException("no plugin was listed in " + LONGEST_WAIT_MS + " ms")));
        }
    }

    private void finish(Optional<Exception> failure) {
        Optional<Exception> problem = failure.isPresent() ? failure : write();
        problem.ifPresent(e -> ILog.of(SelfTest.class).error("the self-test failed", e));
        done.accept(problem.isPresent() ? 1 : 0);
        workbench.close();
    }

    /** What went wrong; empty where all is written. */
    private Optional<Exception> write() {
        PluginsView plugins = (PluginsView) page().findView(PluginsView.ID);
        for (PluginRow row : plugins.table().model().shown()) {
            String kind = row.kind().isEmpty() ? "-" : row.kind();
            lines.add("plugin " + kind + " " + row.id() + " " + row.version() + " "
                    + row.state().word());
        }
        OpenDatasets.instance().current().stream()
                .flatMap(d -> d.cases().stream().map(CaseInfo::caseId))
                .forEach(id -> lines.add("case " + id));
        EngineRuns.instance().all().forEach(r -> lines.add(words(r)));
        Shell shell = workbench.getActiveWorkbenchWindow().getShell();
        paint(shell);
        try {
            WindowPicture.save(shell, file.resolveSibling(file.getFileName() + ".png"));
            Files.write(file, lines);
            return Optional.empty();
        } catch (IOException | SWTException e) {
            return Optional.of(e);
        }
    }

    private static String words(EngineRun run) {
        StringBuilder line = new StringBuilder("run ")
                .append(run.request().out().getFileName())
                .append(' ')
                .append(run.status().word());
        run.progress().arms().forEach(a -> line.append(' ')
                .append(a.arm())
                .append(' ')
                .append(a.done())
                .append('/')
                .append(a.total()));
        return line.toString();
    }

    private static void paint(Shell shell) {
        Display display = shell.getDisplay();
        shell.redraw();
        while (display.readAndDispatch()) {
            continue;
        }
        shell.update();
    }

    private IWorkbenchPage page() {
        return workbench.getActiveWorkbenchWindow().getActivePage();
    }
}
