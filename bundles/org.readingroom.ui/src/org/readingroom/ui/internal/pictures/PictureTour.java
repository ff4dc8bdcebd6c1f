package org.readingroom.ui.internal.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.WindowPicture;

/** Shows one scene after the other, saves a picture of each, and leaves. A scene that fails is named; the others go on. */
public final class PictureTour {
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 880;
    private static final int STEP_MS = 100;
    /** After the last change: what is drawn late, such as scroll bars and progress, has settled by then. */
    private static final int SETTLE_MS = 1500;

    private static final int LONGEST_WAIT_MS = 90_000;

    private final IWorkbench workbench;
    private final Path out;
    private final StoredRun material;
    private final Deque<Scene> coming = new ArrayDeque<>(Scenes.all());
    private final List<String> failed = new ArrayList<>();
    private IntConsumer done;
    private int waited;
    private int quiet;

    /**
     * A tour of all scenes.
     *
     * @param out the folder that the pictures go to
     */
    public PictureTour(IWorkbench workbench, StoredRun material, Path out) {
        this.workbench = workbench;
        this.out = out;
        this.material = material;
    }

    /** Starts on the user interface's thread; the workbench closes at the end. */
    public void start(IntConsumer exitCode) {
        done = exitCode;
        Shell shell = window().getShell();
        shell.setMaximized(false);
        shell.setBounds(0, 0, WIDTH, HEIGHT);
        // Where it points at nothing that has a tooltip.
        display().setCursorLocation(WIDTH - 2, HEIGHT - 2);
        display().asyncExec(this::next);
    }

    private void next() {
        if (coming.isEmpty()) {
            done.accept(failed.isEmpty() ? 0 : 1);
            workbench.close();
            return;
        }
        Scene scene = coming.pop();
        waited = 0;
        quiet = 0;
        try {
            window().getActivePage().resetPerspective();
            scene.open(window().getActivePage(), material);
            display().timerExec(STEP_MS, () -> await(scene));
        } catch (CoreException | RuntimeException e) {
            fail(scene, e);
        }
    }

    private void await(Scene scene) {
        waited += STEP_MS;
        try {
            boolean busy = Job.getJobManager().find(BackgroundJob.PLUGIN).length > 0;
            quiet = scene.ready() && !busy ? quiet + STEP_MS : 0;
        } catch (RuntimeException e) {
            fail(scene, e);
            return;
        }
        if (quiet >= SETTLE_MS) {
            save(scene);
        } else if (waited > LONGEST_WAIT_MS) {
            fail(scene, new SceneException("it was not ready after " + LONGEST_WAIT_MS + " ms", null));
        } else {
            display().timerExec(STEP_MS, () -> await(scene));
        }
    }

    private void save(Scene scene) {
        try {
            Files.createDirectories(out);
            paint(window().getShell());
            WindowPicture.save(window().getShell(), out.resolve(scene.name() + ".png"));
            next();
        } catch (IOException | SWTException e) {
            fail(scene, e);
        }
    }

    /** On a slow machine the last changes are drawn late. */
    private static void paint(Shell shell) {
        shell.redraw(0, 0, WIDTH, HEIGHT, true);
        while (shell.getDisplay().readAndDispatch()) {
            continue;
        }
        shell.update();
    }

    private void fail(Scene scene, Exception cause) {
        String reason = cause instanceof ReadingRoomException ? cause.getMessage() : cause.toString();
        failed.add(scene.name());
        ILog.of(PictureTour.class).error("the picture '" + scene.name() + "' cannot be made: " + reason, cause);
        next();
    }

    private IWorkbenchWindow window() {
        return workbench.getWorkbenchWindows()[0];
    }

    private Display display() {
        return workbench.getDisplay();
    }
}
