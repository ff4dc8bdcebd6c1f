package org.readingroom.ui.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.readingroom.ui.internal.bench.BenchView;
import org.readingroom.ui.internal.cases.CasesView;
import org.readingroom.ui.internal.plugins.PluginsView;
import org.readingroom.ui.internal.viewer.CaseViewerView;
import org.readingroom.ui.internal.welcome.WelcomeView;

/** The Cases perspective: cases and plugins, what goes on and what went wrong below them, and the viewer beside. */
public final class CasesPerspective implements IPerspectiveFactory {
    /** The perspective's id. */
    public static final String ID = "org.readingroom.ui.perspective.cases";

    /** The platform's Error Log. */
    public static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";

    private static final float LEFT = 0.36f;
    private static final float ABOVE = 0.7f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        IFolderLayout viewer = layout.createFolder("viewer", IPageLayout.RIGHT, LEFT, IPageLayout.ID_EDITOR_AREA);
        viewer.addView(CaseViewerView.ID);
        viewer.addView(BenchView.ID);
        viewer.addView(WelcomeView.ID);
        IFolderLayout above =
                layout.createFolder("above", IPageLayout.TOP, IPageLayout.RATIO_MAX, IPageLayout.ID_EDITOR_AREA);
        above.addView(CasesView.ID);
        above.addView(PluginsView.ID);
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, ABOVE, "above");
        below.addView(IPageLayout.ID_PROGRESS_VIEW);
        below.addView(ERROR_LOG);
        layout.addShowViewShortcut(CaseViewerView.ID);
        layout.addShowViewShortcut(CasesView.ID);
        layout.addShowViewShortcut(BenchView.ID);
        layout.addShowViewShortcut(PluginsView.ID);
        layout.addShowViewShortcut(WelcomeView.ID);
        layout.addShowViewShortcut(ERROR_LOG);
        layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
    }
}
