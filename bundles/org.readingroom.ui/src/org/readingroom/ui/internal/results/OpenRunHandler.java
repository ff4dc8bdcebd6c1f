package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the folder of a run, which is asked for where the command does not name it. */
public final class OpenRunHandler extends AbstractHandler {
    /** The command. */
    public static final String COMMAND = "org.readingroom.ui.command.openRun";

    /** The command's parameter that names the folder. */
    public static final String FOLDER = "org.readingroom.ui.command.openRun.folder";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String folder = event.getParameter(FOLDER);
        if (folder == null) {
            DirectoryDialog dialog = new DirectoryDialog(window.getShell(), SWT.OPEN);
            dialog.setText("Open Run Folder");
            dialog.setMessage("Choose the folder that a run was written to.");
            RecentRuns.list().stream()
                    .findFirst()
                    .map(Path::getParent)
                    .ifPresent(p -> dialog.setFilterPath(p.toString()));
            folder = dialog.open();
        }
        if (folder != null) {
            RunHandlers.open(window, Path.of(folder));
        }
        return null;
    }
}
