package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CaseInfo;
import org.readingroom.api.data.Grid;
import org.readingroom.api.data.LabelMap;
import org.readingroom.api.data.Volume;
import org.readingroom.datasets.BratsDataset;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomSize;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.viewer.CaseViewer;
import org.readingroom.ui.internal.viewer.CaseViewerView;
import org.readingroom.ui.internal.viewer.ViewedCase;

/** A case that is no longer shown takes no memory. */
class ViewerMemoryTest {
    private static final int OPENINGS = 50;
    private static final int PHANTOMS = 5;
    private static final int ROUNDS = 10;

    @TempDir
    Path folder;

    private final List<WeakReference<Object>> images = new ArrayList<>();

    /** A case that is watched: what it opens is remembered weakly. */
    private final class Watched implements Case {
        private final Case subject;

        Watched(Case subject) {
            this.subject = subject;
        }

        @Override
        public CaseInfo info() {
            return subject.info();
        }

        @Override
        public Grid grid() {
            return subject.grid();
        }

        @Override
        public Volume volume(String name) {
            return remember(subject.volume(name));
        }

        @Override
        public Optional<LabelMap> reference() {
            return subject.reference().map(this::remember);
        }

        private <T> T remember(T image) {
            synchronized (images) {
                images.add(new WeakReference<>(image));
            }
            return image;
        }
    }

    @AfterEach
    void close() {
        Workbench.show(CaseViewerView.ID, CaseViewerView.class).close();
    }

    @Test
    void fiftyCasesOpenedAndClosedLeaveNoImage() {
        PhantomFolder.write(folder, new PhantomGenerator(5, PhantomSize.SMALL), PHANTOMS, Monitor.NONE);
        List<Case> cases =
                BratsDataset.open(folder, Optional.empty(), Monitor.NONE).cases();
        CaseViewerView view = Workbench.show(CaseViewerView.ID, CaseViewerView.class);
        for (int n = 0; n < OPENINGS; n++) {
            Case subject = new Watched(cases.get(n % PHANTOMS));
            CaseViewer.show(new ViewedCase(subject, "phantoms"), Optional.empty(), List.of());
            // Some are closed while they are being read.
            if (n % 10 != 9) {
                Workbench.await("case " + n + " is read", () -> !view.busy());
                assertTrue(view.readout().startsWith("voxel "), view.readout());
            }
            view.close();
        }
        assertTrue(images.size() > 4 * OPENINGS, images.size() + " images");
        Workbench.await("nothing is read any more", () -> Job.getJobManager().find(BackgroundJob.PLUGIN).length == 0);
        // What was told to the display after a case was closed is still to be heard, and let go of.
        for (int round = 0; round < ROUNDS && alive() > 0; round++) {
            Workbench.paint(Workbench.window().getShell());
            System.gc();
        }
        assertEquals(0, alive());
    }

    private long alive() {
        synchronized (images) {
            return images.stream().filter(i -> i.get() != null).count();
        }
    }
}
