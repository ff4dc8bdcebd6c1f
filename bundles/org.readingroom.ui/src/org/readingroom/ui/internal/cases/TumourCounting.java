package org.readingroom.ui.internal.cases;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.data.Case;
import org.readingroom.settings.UserFolder;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.OpenedDataset;

/** Counts the tumour volumes of a dataset's cases in the background, one after the other. */
final class TumourCounting extends Job {
    /** What is shown while a case is waited for. */
    static final String PENDING = "\u2026";

    private final OpenedDataset dataset;
    private final Runnable counted;
    private final Map<String, OptionalDouble> found = new ConcurrentHashMap<>();

    /** @param counted called after each case, on any thread */
    TumourCounting(OpenedDataset dataset, Runnable counted) {
        super("Counting tumour volumes of " + dataset.name());
        this.dataset = dataset;
        this.counted = counted;
        setPriority(DECORATE);
    }

    /** What is known of a case by now: its volume in ml, empty where it has no mask or that cannot be read; else null. */
    Map<String, OptionalDouble> found() {
        return found;
    }

    @Override
    public boolean belongsTo(Object family) {
        return BackgroundJob.PLUGIN.equals(family);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        SubMonitor progress = SubMonitor.convert(monitor, dataset.subjects().size());
        TumourVolumes volumes =
                new TumourVolumes(UserFolder.locate().resolve("cache").resolve("tumour-volumes.tsv"));
        CaseStamps stamps = stamps();
        for (Case subject : dataset.subjects()) {
            if (progress.isCanceled()) {
                return Status.CANCEL_STATUS;
            }
            found.put(subject.id(), count(volumes, stamps, subject));
            counted.run();
            progress.worked(1);
        }
        return Status.OK_STATUS;
    }

    private static OptionalDouble count(TumourVolumes volumes, CaseStamps stamps, Case subject) {
        if (!subject.info().hasReference()) {
            return OptionalDouble.empty();
        }
        try {
            return volumes.of(subject, stamps.of(subject.id()));
        } catch (ReadingRoomException e) {
            ILog.of(TumourCounting.class).warn(e.getMessage(), e);
            return OptionalDouble.empty();
        }
    }

    /** Of the folders that the dataset was opened with. */
    private CaseStamps stamps() {
        Path folder = dataset.choice().folder().orElseGet(() -> dataset.choice().roots().values().stream()
                .findFirst()
                .orElse(null));
        try {
            return folder == null ? CaseStamps.none() : CaseStamps.of(folder);
        } catch (UncheckedIOException e) {
            ILog.of(TumourCounting.class).warn("tumour volumes are not kept: " + folder + " cannot be listed", e);
            return CaseStamps.none();
        }
    }
}
