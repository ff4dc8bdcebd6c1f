package org.readingroom.ui.internal.pictures;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IWorkbenchPage;
import org.readingroom.ui.internal.CasesPerspective;
import org.readingroom.ui.internal.plugins.PluginsView;

/** What is installed. */
final class PluginsScene implements Scene {
    private PluginsView view;

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public void open(IWorkbenchPage on, StoredRun material) throws CoreException {
        IWorkbenchPage page =
                on.getWorkbenchWindow().getWorkbench().showPerspective(CasesPerspective.ID, on.getWorkbenchWindow());
        page.resetPerspective();
        view = (PluginsView) page.showView(PluginsView.ID);
        page.setPartState(page.getReference(view), IWorkbenchPage.STATE_MAXIMIZED);
    }

    @Override
    public boolean ready() {
        return !view.table().model().shown().isEmpty()
                && !view.table().table().getItem(0).getText().isEmpty();
    }
}
