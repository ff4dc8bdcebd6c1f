package org.readingroom.ui.internal.pictures;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.readingroom.ui.internal.DatasetChoice;
import org.readingroom.ui.internal.cases.CasesView;
import org.readingroom.ui.internal.cases.OpenDatasets;
import org.readingroom.ui.internal.viewer.CaseViewerView;

/** The cases of a dataset. */
final class CasesScene implements Scene {
    private static final int CASE = 8;

    private CasesView cases;
    private CaseViewerView viewer;
    private boolean opened;

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public void open(IWorkbenchPage page, StoredRun material) throws PartInitException {
        viewer = (CaseViewerView) page.showView(CaseViewerView.ID);
        cases = (CasesView) page.showView(CasesView.ID);
        OpenDatasets.instance()
                .open(
                        new DatasetChoice("brats", Optional.of(material.phantoms())),
                        page.getWorkbenchWindow().getShell().getDisplay());
    }

    @Override
    public boolean ready() {
        Table table = cases.table().table();
        if (!opened && OpenDatasets.instance().current().isPresent() && table.getItemCount() > CASE) {
            opened = true;
            table.setSelection(CASE);
            Event event = new Event();
            event.item = table.getItem(CASE);
            table.notifyListeners(SWT.Selection, event);
            table.notifyListeners(SWT.DefaultSelection, event);
            return false;
        }
        return opened && !viewer.busy() && !viewer.legend().isEmpty();
    }
}
