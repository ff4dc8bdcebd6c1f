package org.readingroom.ui.internal.cases;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jface.wizard.Wizard;
import org.readingroom.api.CancelledException;
import org.readingroom.api.ReadingRoomException;
import org.readingroom.ui.internal.DatasetChoice;
import org.readingroom.ui.internal.DatasetKind;
import org.readingroom.ui.internal.JobMonitor;
import org.readingroom.ui.internal.OpenedDataset;

/** Asks which dataset to open, lists its cases, and stays open with the reason where that fails. */
public final class OpenDatasetWizard extends Wizard {
    private final DatasetPage page;

    /**
     * A wizard.
     *
     * @param kinds the dataset plugins to choose from, at least one
     * @param folder what is entered as the dataset's folder; empty: nothing
     */
    public OpenDatasetWizard(List<DatasetKind> kinds, Optional<Path> folder) {
        page = new DatasetPage(kinds, folder);
        setWindowTitle("Open Dataset");
        setNeedsProgressMonitor(true);
        setHelpAvailable(false);
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    /** Its page, for tests. */
    public DatasetPage page() {
        return page;
    }

    @Override
    public boolean performFinish() {
        DatasetChoice choice = page.choice();
        AtomicReference<OpenedDataset> listed = new AtomicReference<>();
        try {
            getContainer().run(true, true, progress -> {
                try {
                    listed.set(OpenDatasets.list(choice, new JobMonitor(progress)));
                } catch (CancelledException e) {
                    throw new InterruptedException(e.getMessage());
                } catch (ReadingRoomException e) {
                    throw new InvocationTargetException(e);
                }
            });
        } catch (InvocationTargetException e) {
            page.setErrorMessage(e.getCause().getMessage());
            return false;
        } catch (InterruptedException e) {
            page.setErrorMessage("Cancelled.");
            return false;
        }
        OpenDatasets.instance().opened(listed.get());
        return true;
    }
}
