package org.readingroom.ui.internal.help;

import java.io.IOException;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.program.Program;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the page of the documentation that tells of the active part. */
public final class HelpHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        String part = String.valueOf(HandlerUtil.getActivePartId(event));
        try {
            String page = HelpPages.file(HelpPages.topic(part)).toString();
            if (!Program.launch(page)) {
                MessageDialog.openInformation(
                        HandlerUtil.getActiveShell(event), "Documentation", "No browser opens. The page is\n" + page);
            }
        } catch (IOException e) {
            MessageDialog.openError(HandlerUtil.getActiveShell(event), "Documentation", e.getMessage());
        }
        return null;
    }
}
