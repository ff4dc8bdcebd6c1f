package org.readingroom.ui.internal.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Shell;
import org.readingroom.api.Monitor;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.DatasetChoice;
import org.readingroom.ui.internal.DatasetKind;
import org.readingroom.ui.internal.OpenedDataset;
import org.readingroom.ui.internal.Services;

/** A folder dragged into the window: opened at once where one dataset plugin alone knows it, asked about otherwise. */
final class DroppedFolder {
    /** What the plugins made of a folder. */
    private record Tried(List<DatasetKind> kinds, List<OpenedDataset> opened) {}

    private DroppedFolder() {}

    static void open(Path folder, Shell shell) {
        BackgroundJob<Tried> job = new BackgroundJob<>(
                "Looking at " + folder.getFileName(),
                shell.getDisplay(),
                monitor -> tryAll(folder, monitor),
                tried -> show(tried, folder, shell));
        job.setUser(true);
        job.schedule();
    }

    private static Tried tryAll(Path folder, Monitor monitor) {
        List<DatasetKind> kinds = Services.catalogue().datasets().stream()
                .filter(kind -> DatasetPage.root(kind).isPresent())
                .toList();
        List<OpenedDataset> opened = new ArrayList<>();
        for (DatasetKind kind : kinds) {
            monitor.checkCancelled();
            try {
                opened.add(Services.catalogue().open(new DatasetChoice(kind.id(), Optional.of(folder)), monitor));
            } catch (ReadingRoomException e) {
                // Not a folder of this plugin: the wizard says why to whom chooses it all the same.
                continue;
            }
        }
        return new Tried(kinds, opened);
    }

    private static void show(Tried tried, Path folder, Shell shell) {
        if (tried.opened().size() == 1) {
            OpenDatasets.instance().opened(tried.opened().get(0));
        } else {
            OpenDatasetHandler.ask(shell, tried.kinds(), Optional.of(folder));
        }
    }
}
