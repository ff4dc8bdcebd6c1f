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
    private static final String ARM = "box";
    /** Asked so often, the list is filtered. */
    private static final int FILTERED = 12;

    private AnswersView view;
    private IWorkbenchPage page;
    private int step;

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
        if (OpenRun.instance().answers().isEmpty() || table.getItemCount() == 0) {
            return false;
        }
        step++;
        if (step == 1) {
            view.arm().select(Math.max(0, view.arm().indexOf(ARM)));
            view.arm().notifyListeners(SWT.Selection, new Event());
        } else if (step == FILTERED) {
            choose(table);
        }
        CaseViewerView viewer = (CaseViewerView) page.findView(CaseViewerView.ID);
        return step > FILTERED
                && viewer != null
                && !viewer.busy()
                && viewer.legend().size() > 1;
    }

    /** Selects an answer that was read, and opens its slice. */
    private static void choose(Table table) {
        table.setSelection(Math.min(2, table.getItemCount() - 1));
        table.setFocus();
        Event event = new Event();
        event.item = table.getItem(table.getSelectionIndex());
        table.notifyListeners(SWT.Selection, event);
        table.notifyListeners(SWT.DefaultSelection, event);
    }
}
