package org.readingroom.ui.internal.study;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.readingroom.api.CancelledException;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.JobMonitor;

/** Checks a study's text in the background, once nothing was typed for a moment. */
final class StudyCheckJob extends Job {
    private static final int QUIET_MS = 250;

    private final StudyCheck check;
    private final Consumer<List<StudyProblem>> show;
    private final Display display;
    private Path file;
    private String text;
    private boolean dataset;
    private long asked;

    /** @param show called on the display's thread */
    StudyCheckJob(StudyCheck check, Consumer<List<StudyProblem>> show, Display display) {
        super("Checking a study");
        this.check = check;
        this.show = show;
        this.display = display;
        setSystem(true);
        setPriority(Job.SHORT);
    }

    /** Checks a text, in place of what was asked for before and is not checked yet. */
    synchronized void check(Path newFile, String newText, boolean withDataset) {
        file = newFile;
        text = newText;
        dataset = withDataset;
        asked++;
        cancel();
        schedule(withDataset ? 0 : QUIET_MS);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        Path of;
        String what;
        boolean whole;
        long number;
        synchronized (this) {
            of = file;
            what = text;
            whole = dataset;
            number = asked;
        }
        try {
            List<StudyProblem> found = check.problems(of, what, DesktopMemory.roots(), whole, new JobMonitor(monitor));
            if (!display.isDisposed()) {
                display.asyncExec(() -> showIfLast(number, found));
            }
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        }
    }

    private synchronized void showIfLast(long number, List<StudyProblem> found) {
        if (number == asked) {
            show.accept(found);
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return BackgroundJob.PLUGIN.equals(family);
    }
}
