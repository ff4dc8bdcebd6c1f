package org.readingroom.ui.internal.study;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.readingroom.ui.internal.CasesPerspective;
import org.readingroom.ui.internal.run.RunView;
import org.readingroom.ui.internal.welcome.WelcomeView;

/** The Study perspective: the study in the middle, its outline beside it, problems and runs below. */
public final class StudyPerspective implements IPerspectiveFactory {
    /** The perspective's id. */
    public static final String ID = "org.readingroom.ui.perspective.study";

    private static final float OUTLINE = 0.22f;
    private static final float BESIDE = 0.45f;
    private static final float ABOVE = 0.66f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
        IFolderLayout below = layout.createFolder("studyBelow", IPageLayout.BOTTOM, ABOVE, IPageLayout.ID_EDITOR_AREA);
        below.addView(StudyProblemsView.ID);
        below.addView(RunView.ID);
        below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        below.addPlaceholder(CasesPerspective.ERROR_LOG);
        layout.createPlaceholderFolder("beside", IPageLayout.RIGHT, BESIDE, IPageLayout.ID_EDITOR_AREA)
                .addPlaceholder(WelcomeView.ID);
        layout.addView(StudyOutlineView.ID, IPageLayout.LEFT, OUTLINE, IPageLayout.ID_EDITOR_AREA);
        layout.addShowViewShortcut(StudyOutlineView.ID);
        layout.addShowViewShortcut(StudyProblemsView.ID);
        layout.addShowViewShortcut(RunView.ID);
        layout.addShowViewShortcut(CasesPerspective.ERROR_LOG);
        layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
    }
}
