package org.readingroom.ui.internal.study;

import java.nio.file.Path;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.WorkbenchException;

/** Opens studies in the editor. */
public final class StudyOpening {
    private StudyOpening() {}

    /**
     * Opens a study in the Study perspective.
     *
     * @throws IllegalStateException where the workbench cannot show the editor
     */
    public static StudyEditor open(IWorkbenchWindow window, Path file) {
        try {
            IWorkbenchPage page = window.getWorkbench().showPerspective(StudyPerspective.ID, window);
            return (StudyEditor) page.openEditor(new StudyFileInput(file), StudyEditor.ID);
        } catch (PartInitException e) {
            throw new IllegalStateException("the study editor does not open", e);
        } catch (WorkbenchException e) {
            throw new IllegalStateException("the Study perspective does not open", e);
        }
    }
}
