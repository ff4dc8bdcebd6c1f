package org.readingroom.ui.internal.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.readingroom.ui.internal.engine.RunRequest;

/** Puts the command that runs the edited study in a terminal onto the clipboard. */
public final class CopyCommandHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        if (window.getActivePage().getActiveEditor() instanceof StudyEditor editor) {
            Map<String, Path> roots = new LinkedHashMap<>();
            Map<String, Path> known = DesktopMemory.roots();
            StudyRoots.names(editor.text(), editor.keys())
                    .forEach(name -> roots.put(name, known.getOrDefault(name, Path.of("FOLDER"))));
            Path out = RunStudyDialog.folderOf(editor.file());
            String command = RunStudyDialog.command(new RunRequest(editor.file(), roots, out, false));
            Clipboard clipboard = new Clipboard(window.getShell().getDisplay());
            clipboard.setContents(new Object[] {command}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
        return null;
    }
}
