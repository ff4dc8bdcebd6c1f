package org.readingroom.ui.internal.cases;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.readingroom.api.Monitor;
import org.readingroom.study.Cohort;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.DatasetChoice;
import org.readingroom.ui.internal.OpenedDataset;
import org.readingroom.ui.internal.Services;

/** The dataset that is open in the workbench. Used on the user interface's thread only. */
public final class OpenDatasets {
    private static final OpenDatasets INSTANCE = new OpenDatasets();

    private final List<Consumer<OpenedDataset>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> cohortListeners = new CopyOnWriteArrayList<>();
    private Optional<OpenedDataset> current = Optional.empty();
    private Optional<Cohort> cohort = Optional.empty();

    private OpenDatasets() {}

    /** The workbench's. */
    public static OpenDatasets instance() {
        return INSTANCE;
    }

    /** The dataset that is open. */
    public Optional<OpenedDataset> current() {
        return current;
    }

    /** Tells the listener of each dataset opened from now on. */
    public void addListener(Consumer<OpenedDataset> listener) {
        listeners.add(listener);
    }

    /** No longer tells it. */
    public void removeListener(Consumer<OpenedDataset> listener) {
        listeners.remove(listener);
    }

    /** Lists a dataset's cases in the background and shows them; the dataset before it stays where that fails. */
    public BackgroundJob<OpenedDataset> open(DatasetChoice choice, Display display) {
        String from = choice.folder().map(f -> " " + f.getFileName()).orElse("");
        BackgroundJob<OpenedDataset> job =
                new BackgroundJob<>("Opening dataset" + from, display, monitor -> list(choice, monitor), this::opened);
        job.setUser(true);
        job.schedule();
        return job;
    }

    /** The cohort that says which part of a study a case is in, where one is known. */
    public Optional<Cohort> cohort() {
        return cohort;
    }

    /** Makes a cohort known: a saved one, or that of a run that is looked at. It stays when another dataset is opened. */
    public void setCohort(Optional<Cohort> known) {
        cohort = known;
        cohortListeners.forEach(Runnable::run);
    }

    /** Calls the listener whenever another cohort is known. */
    public void addCohortListener(Runnable listener) {
        cohortListeners.add(listener);
    }

    /** No longer calls it. */
    public void removeCohortListener(Runnable listener) {
        cohortListeners.remove(listener);
    }

    /** Lists a dataset's cases; not on the user interface's thread. */
    static OpenedDataset list(DatasetChoice choice, Monitor monitor) {
        OpenedDataset dataset = Services.catalogue().open(choice, monitor);
        ILog log = ILog.of(OpenDatasets.class);
        dataset.remarks().forEach(remark -> log.warn(dataset.name() + ": " + remark));
        return dataset;
    }

    /** Makes a dataset the one that is open. */
    void opened(OpenedDataset dataset) {
        current = Optional.of(dataset);
        listeners.forEach(listener -> listener.accept(dataset));
    }
}
