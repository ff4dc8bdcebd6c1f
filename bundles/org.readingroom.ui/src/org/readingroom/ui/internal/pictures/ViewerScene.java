package org.readingroom.ui.internal.pictures;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.readingroom.ui.internal.CasesPerspective;
import org.readingroom.ui.internal.results.CaseOpener;
import org.readingroom.ui.internal.results.OpenRun;
import org.readingroom.ui.internal.viewer.CaseViewerView;

/** A patient of the run in the viewer, with the truth and what every arm said. */
final class ViewerScene implements Scene {
    private IWorkbenchPage page;
    private boolean asked;

    @Override
    public String name() {
        return "viewer";
    }

    @Override
    public void open(IWorkbenchPage on, StoredRun material) throws CoreException {
        page = on;
        IWorkbenchWindow window = on.getWorkbenchWindow();
        window.getWorkbench().showPerspective(CasesPerspective.ID, window);
        CaseViewerView view = (CaseViewerView) window.getActivePage().showView(CaseViewerView.ID);
        window.getActivePage().setPartState(window.getActivePage().getReference(view), IWorkbenchPage.STATE_MAXIMIZED);
        OpenRun.instance().open(material.run(), window.getShell().getDisplay());
    }

    @Override
    public boolean ready() {
        OpenRun run = OpenRun.instance();
        if (!asked && run.results().isPresent() && run.answers().isPresent()) {
            asked = true;
            CaseOpener.instance()
                    .open(
                            run.results().get(),
                            "Phantom_SOUTH_0012_1",
                            page.getWorkbenchWindow().getShell());
            return false;
        }
        CaseViewerView view = (CaseViewerView) page.findView(CaseViewerView.ID);
        if (asked && !view.trouble().isEmpty()) {
            throw new SceneException(view.trouble(), null);
        }
        return asked && !view.busy() && view.legend().size() > 1;
    }
}
