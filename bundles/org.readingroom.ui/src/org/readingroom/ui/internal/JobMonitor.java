package org.readingroom.ui.internal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.readingroom.api.Monitor;

/** Shows the progress of our work in the workbench, and passes cancelling on. */
public final class JobMonitor implements Monitor {
    private static final int UNKNOWN = 1000;

    private final SubMonitor progress;

    public JobMonitor(IProgressMonitor monitor) {
        this.progress = SubMonitor.convert(monitor);
    }

    @Override
    public synchronized void begin(String task, long total) {
        progress.setTaskName(task);
        progress.setWorkRemaining(total <= 0 ? UNKNOWN : (int) Math.min(total, Integer.MAX_VALUE));
    }

    @Override
    public synchronized void worked(long done) {
        progress.worked((int) Math.min(done, Integer.MAX_VALUE));
    }

    @Override
    public boolean cancelled() {
        return progress.isCanceled();
    }
}
