package org.readingroom.ui.internal.study;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens a study file: the one that the command names, else one that the user chooses. */
public final class OpenStudyHandler extends AbstractHandler {
    /** The command. */
    public static final String ID = "org.readingroom.ui.command.openStudy";

    /** Its parameter: the file. */
    public static final String FILE = "org.readingroom.ui.command.openStudy.file";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String file = event.getParameter(FILE);
        if (file == null) {
            FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN);
            dialog.setText("Open Study");
            dialog.setFilterExtensions(new String[] {"*.yaml;*.yml", "*"});
            dialog.setFilterNames(new String[] {"Studies (*.yaml)", "All files"});
            List<Path> recent = DesktopMemory.recent();
            if (!recent.isEmpty()) {
                dialog.setFilterPath(String.valueOf(recent.get(0).getParent()));
            }
            file = dialog.open();
        }
        return file == null ? null : StudyOpening.open(window, Path.of(file));
    }
}
