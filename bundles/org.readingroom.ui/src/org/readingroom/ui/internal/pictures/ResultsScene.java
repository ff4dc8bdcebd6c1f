package org.readingroom.ui.internal.pictures;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.readingroom.ui.internal.results.CompareView;
import org.readingroom.ui.internal.results.OpenRun;
import org.readingroom.ui.internal.results.ResultsPerspective;
import org.readingroom.ui.internal.results.ResultsView;

/** What the run found: arms by metrics, and two arms beside each other. */
final class ResultsScene implements Scene {
    private ResultsView view;

    @Override
    public String name() {
        return "results";
    }

    @Override
    public void open(IWorkbenchPage page, StoredRun material) throws CoreException {
        IWorkbenchWindow window = page.getWorkbenchWindow();
        window.getWorkbench().showPerspective(ResultsPerspective.ID, window);
        view = (ResultsView) window.getActivePage().showView(ResultsView.ID);
        window.getActivePage().showView(CompareView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
        OpenRun.instance().open(material.run(), window.getShell().getDisplay());
    }

    @Override
    public boolean ready() {
        return OpenRun.instance().answers().isPresent() && view.table().getItemCount() > 0;
    }
}
