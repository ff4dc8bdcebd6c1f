package org.readingroom.ui.internal.pictures;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.readingroom.ui.internal.plugins.PluginsView;

/** What is installed. */
final class PluginsScene implements Scene {
    private PluginsView view;

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public void open(IWorkbenchPage page, StoredRun material) throws PartInitException {
        view = (PluginsView) page.showView(PluginsView.ID);
    }

    @Override
    public boolean ready() {
        return !view.table().model().shown().isEmpty();
    }
}
