package org.readingroom.ui.internal.results;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Display;

/** Reads the open run's folder again, as for a run at work. */
public final class RefreshRunHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        OpenRun.instance().refresh(Display.getCurrent());
        return null;
    }
}
