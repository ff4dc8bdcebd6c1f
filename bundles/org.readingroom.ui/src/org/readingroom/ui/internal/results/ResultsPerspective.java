package org.readingroom.ui.internal.results;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.readingroom.ui.internal.viewer.CaseViewerView;
import org.readingroom.ui.internal.welcome.WelcomeView;

/**
 * The Results perspective: scores above; patients, comparison, answers and figures behind each other below; and the viewer
 * beside, as high as the window, since three planes with what every reader said need the room.
 */
public final class ResultsPerspective implements IPerspectiveFactory {
    /** The perspective's id. */
    public static final String ID = "org.readingroom.ui.perspective.results";

    private static final float LEFT = 0.54f;
    private static final float ABOVE = 0.42f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String editors = IPageLayout.ID_EDITOR_AREA;
        IFolderLayout viewer = layout.createFolder("viewer", IPageLayout.RIGHT, LEFT, editors);
        viewer.addView(CaseViewerView.ID);
        viewer.addPlaceholder(WelcomeView.ID);
        IFolderLayout scores = layout.createFolder("scores", IPageLayout.TOP, IPageLayout.RATIO_MAX, editors);
        scores.addView(ResultsView.ID);
        IFolderLayout lists = layout.createFolder("lists", IPageLayout.BOTTOM, ABOVE, "scores");
        lists.addView(PatientsView.ID);
        lists.addView(CompareView.ID);
        lists.addView(AnswersView.ID);
        lists.addView(FiguresView.ID);
        lists.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        for (String id :
                new String[] {ResultsView.ID, CompareView.ID, PatientsView.ID, AnswersView.ID, FiguresView.ID}) {
            layout.addShowViewShortcut(id);
        }
        layout.addShowViewShortcut(CaseViewerView.ID);
    }
}
