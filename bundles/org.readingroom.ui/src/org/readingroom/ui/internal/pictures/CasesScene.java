package org.readingroom.ui.internal.pictures;

import java.util.Optional;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.readingroom.ui.internal.DatasetChoice;
import org.readingroom.ui.internal.cases.CasesView;
import org.readingroom.ui.internal.cases.OpenDatasets;

/** The cases of a dataset. */
final class CasesScene implements Scene {
    @Override
    public String name() {
        return "cases";
    }

    @Override
    public void open(IWorkbenchPage page, StoredRun material) throws PartInitException {
        page.showView(CasesView.ID);
        OpenDatasets.instance()
                .open(
                        new DatasetChoice("brats", Optional.of(material.phantoms())),
                        page.getWorkbenchWindow().getShell().getDisplay());
    }

    @Override
    public boolean ready() {
        return OpenDatasets.instance().current().isPresent();
    }
}
