package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;

/** What the commands on runs share. */
final class RunHandlers {
    private RunHandlers() {}

    /** Opens a run and brings the Results perspective to the front. */
    static void open(IWorkbenchWindow window, Path run) throws ExecutionException {
        try {
            PlatformUI.getWorkbench().showPerspective(ResultsPerspective.ID, window);
        } catch (WorkbenchException e) {
            throw new ExecutionException("the Results perspective does not open", e);
        }
        OpenRun.instance().open(run, Display.getCurrent());
    }
}
