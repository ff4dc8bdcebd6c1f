package org.readingroom.ui.internal;

import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.readingroom.api.CancelledException;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;

/**
 * Work off the user interface's thread whose result is then shown on it. What fails is shown by the workbench and stands in
 * the Error Log.
 *
 * @param <T> the result
 */
public final class BackgroundJob<T> extends Job {
    /** The bundle, as statuses name it. */
    public static final String PLUGIN = "org.readingroom.ui";

    private final Display display;
    private final Function<Monitor, T> work;
    private final Consumer<T> show;

    /**
     * Work that is not yet started.
     *
     * @param name what the Progress view calls it
     * @param display whose thread shows the result
     * @param work done in the background
     * @param show called on the display's thread, unless the display has gone
     */
    public BackgroundJob(String name, Display display, Function<Monitor, T> work, Consumer<T> show) {
        super(name);
        this.display = display;
        this.work = work;
        this.show = show;
    }

    @Override
    protected IStatus run(IProgressMonitor progress) {
        try {
            T result = work.apply(new JobMonitor(progress));
            if (!display.isDisposed()) {
                display.asyncExec(() -> show.accept(result));
            }
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        } catch (ReadingRoomException e) {
            return new Status(IStatus.ERROR, PLUGIN, e.getMessage(), e);
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return PLUGIN.equals(family);
    }
}
