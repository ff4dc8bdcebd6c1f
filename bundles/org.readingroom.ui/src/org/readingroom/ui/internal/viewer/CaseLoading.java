package org.readingroom.ui.internal.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.DatasetException;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.imaging.Reorientation;
import org.readingroom.imaging.SourceVolumes;
import org.readingroom.ui.internal.BackgroundJob;

/**
 * Reads the images of a case: the volume that is wanted first, then the reference mask, then the others. Each is shown as
 * soon as it is there; cancelling ends it after the image that is being read.
 */
final class CaseLoading extends Job {
    /** Told on the display's thread. */
    interface Listener {
        void volume(ShownVolume volume, Reorientation space);

        /**
         * @param counts the number of voxels of each label, background left out
         * @param place where most of it is
         */
        void reference(LabelMap labels, Map<Integer, Integer> counts, Optional<Crosshair> place);

        void failed(String message);

        void done();
    }

    private final Case subject;
    private final String first;
    private final Display display;
    private final Listener listener;
    private volatile boolean dropped;

    /** @param first the volume wanted first; any, where the case has none of that name */
    CaseLoading(ViewedCase subject, String first, Display display, Listener listener) {
        super("Opening case " + subject.id());
        this.subject = subject.subject();
        this.first = first;
        this.display = display;
        this.listener = listener;
        setPriority(INTERACTIVE);
    }

    /** Ends it; nothing is told any more. */
    void drop() {
        dropped = true;
        cancel();
    }

    @Override
    public boolean belongsTo(Object family) {
        return BackgroundJob.PLUGIN.equals(family);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        List<String> names = new ArrayList<>(subject.info().volumes());
        if (names.remove(first)) {
            names.add(0, first);
        }
        SubMonitor progress = SubMonitor.convert(monitor, names.size() + 1);
        SourceVolumes volumes = new SourceVolumes(subject);
        boolean referred = false;
        for (String name : names) {
            if (progress.isCanceled()) {
                return Status.CANCEL_STATUS;
            }
            progress.subTask(name);
            attempt(() -> read(volumes, name));
            progress.worked(1);
            if (!referred) {
                progress.subTask("reference mask");
                attempt(() -> readReference(volumes));
                progress.worked(1);
                referred = true;
            }
        }
        tell(listener::done);
        return Status.OK_STATUS;
    }

    /** What cannot be read is said, and the rest is read all the same. */
    private void attempt(Runnable reading) {
        try {
            if (!dropped) {
                reading.run();
            }
        } catch (ReadingRoomException e) {
            ILog.of(CaseLoading.class).error(e.getMessage(), e);
            tell(() -> listener.failed(e.getMessage()));
        }
    }

    private void read(SourceVolumes volumes, String name) {
        Volume volume = volumes.volume(name);
        Reorientation space = Reorientation.of(volume.grid());
        ShownVolume shown = new ShownVolume(name, volume, VolumeValues.of(volume));
        tell(() -> listener.volume(shown, space));
    }

    private void readReference(SourceVolumes volumes) {
        if (subject.info().hasReference()) {
            subject.reference().ifPresent(labels -> show(labels, volumes));
        }
    }

    private void show(LabelMap labels, SourceVolumes volumes) {
        if (!labels.grid().matches(volumes.grid())) {
            throw new DatasetException("case " + subject.id() + ": the reference mask lies on " + labels.grid()
                    + ", and the volumes on " + volumes.grid() + "; bring them to one grid");
        }
        int[] counts = new int[256];
        for (int i = 0; i < labels.grid().size(); i++) {
            counts[labels.label(i)]++;
        }
        Map<Integer, Integer> there = new TreeMap<>();
        for (int label = 1; label < counts.length; label++) {
            if (counts[label] > 0) {
                there.put(label, counts[label]);
            }
        }
        Optional<Crosshair> place = TumourPlace.of(labels, Reorientation.of(labels.grid()));
        tell(() -> listener.reference(labels, there, place));
    }

    private void tell(Runnable what) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!dropped) {
                    what.run();
                }
            });
        }
    }
}
