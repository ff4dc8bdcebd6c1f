package org.readingroom.ui.internal.pictures;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.readingroom.ui.internal.results.AnswersView;
import org.readingroom.ui.internal.results.OpenRun;
import org.readingroom.ui.internal.results.ResultsPerspective;
import org.readingroom.ui.internal.viewer.CaseViewerView;

/** An answer of the box arm: its words, the part that was read, and the patient it is about in the viewer. */
final class PatientScene implements Scene {
    private AnswersView view;
    private IWorkbenchPage page;
    private boolean chosen;

    @Override
    public String name() {
        return "patient";
    }

    @Override
    public void open(IWorkbenchPage on, StoredRun material) throws CoreException {
        IWorkbenchWindow window = on.getWorkbenchWindow();
        window.getWorkbench().showPerspective(ResultsPerspective.ID, window);
        page = window.getActivePage();
        view = (AnswersView) page.showView(AnswersView.ID);
        OpenRun.instance().open(material.run(), window.getShell().getDisplay());
    }

    @Override
    public boolean ready() {
        Table table = view.table();
        if (!chosen && OpenRun.instance().answers().isPresent() && table.getItemCount() > 0) {
            chosen = true;
            int box = view.arm().indexOf("box");
            view.arm().select(Math.max(0, box));
            view.arm().notifyListeners(SWT.Selection, new Event());
            table.setSelection(Math.min(6, table.getItemCount() - 1));
            Event event = new Event();
            event.item = table.getItem(table.getSelectionIndex());
            table.notifyListeners(SWT.Selection, event);
            table.notifyListeners(SWT.DefaultSelection, event);
            return false;
        }
        CaseViewerView viewer = (CaseViewerView) page.findView(CaseViewerView.ID);
        return chosen && viewer != null && !viewer.busy() && viewer.legend().size() > 1;
    }
}
