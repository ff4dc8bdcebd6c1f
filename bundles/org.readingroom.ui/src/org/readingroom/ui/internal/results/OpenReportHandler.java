package org.readingroom.ui.internal.results;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the report of the open run in the browser. */
public final class OpenReportHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        ReportOpener.open(HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell());
        return null;
    }
}
