package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.readingroom.api.Monitor;
import org.readingroom.ui.internal.BackgroundJob;

/** The run that is open in the workbench, and what of it is looked at. Used on the user interface's thread only. */
public final class OpenRun {
    private static final OpenRun INSTANCE = new OpenRun();

    private final List<RunListener> listeners = new CopyOnWriteArrayList<>();
    private Optional<RunResults> results = Optional.empty();
    private Optional<AnswerIndex> answers = Optional.empty();
    private ResultsFocus focus = ResultsFocus.NONE;
    private boolean telling;

    private OpenRun() {}

    /** The workbench's. */
    public static OpenRun instance() {
        return INSTANCE;
    }

    /** What the run found. */
    public Optional<RunResults> results() {
        return results;
    }

    /** Its answers; empty until they are read. */
    public Optional<AnswerIndex> answers() {
        return answers;
    }

    /** What is looked at. */
    public ResultsFocus focus() {
        return focus;
    }

    /** Tells a listener of each change from now on. */
    public void addListener(RunListener listener) {
        listeners.add(listener);
    }

    /** No longer tells it. */
    public void removeListener(RunListener listener) {
        listeners.remove(listener);
    }

    /** Reads a run's folder in the background and shows it; the run before it stays where that fails. */
    public Job open(Path folder, Display display) {
        boolean again = results.filter(
                        r -> r.path().equals(folder.toAbsolutePath().normalize()))
                .isPresent();
        BackgroundJob<RunResults> job = new BackgroundJob<>(
                (again ? "Reading again " : "Opening run ") + folder.getFileName(),
                display,
                monitor -> RunResultsReader.read(folder, monitor),
                read -> opened(read, again, display));
        job.setUser(!again);
        job.schedule();
        return job;
    }

    /** Reads the open run's folder again; none where no run is open. */
    public Optional<Job> refresh(Display display) {
        return results.map(r -> open(r.path(), display));
    }

    private void opened(RunResults read, boolean again, Display display) {
        results = Optional.of(read);
        if (!again) {
            answers = Optional.empty();
        }
        focus = FocusChoice.fit(read, again ? focus : ResultsFocus.NONE);
        RecentRuns.add(read.path());
        listeners.forEach(RunListener::runChanged);
        new BackgroundJob<>("Reading answers", display, monitor -> index(read, monitor), i -> indexed(read, i))
                .schedule();
    }

    private static AnswerIndex index(RunResults read, Monitor monitor) {
        return AnswerIndex.read(
                read.folder(), read.arms().stream().filter(a -> !a.ceiling()).toList(), monitor);
    }

    private void indexed(RunResults of, AnswerIndex index) {
        // Another run may have been opened meanwhile.
        if (results.filter(r -> r == of).isPresent()) {
            answers = Optional.of(index);
            listeners.forEach(RunListener::answersChanged);
        }
    }

    /** Looks at something else; views that hear of it and look along change nothing again. */
    public void look(ResultsFocus wanted) {
        if (telling || results.isEmpty()) {
            return;
        }
        ResultsFocus fitting = FocusChoice.fit(results.get(), wanted);
        if (!fitting.equals(focus)) {
            focus = fitting;
            telling = true;
            try {
                listeners.forEach(RunListener::focusChanged);
            } finally {
                telling = false;
            }
        }
    }
}
