package org.readingroom.ui.internal.cases;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.DatasetKind;
import org.readingroom.ui.internal.Services;

/** Asks for a dataset plugin and a folder, then opens the dataset. */
public final class OpenDatasetHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        new BackgroundJob<>(
                        "Looking for dataset plugins",
                        shell.getDisplay(),
                        monitor -> Services.catalogue().datasets(),
                        kinds -> ask(shell, kinds))
                .schedule();
        return null;
    }

    private static void ask(Shell shell, List<DatasetKind> kinds) {
        if (shell.isDisposed()) {
            return;
        }
        if (kinds.isEmpty()) {
            MessageDialog.openInformation(
                    shell, "Open Dataset", "No dataset plugin is installed that works; the Plugins view says why.");
            return;
        }
        OpenDatasetDialog dialog = new OpenDatasetDialog(shell, kinds);
        if (dialog.open() == Window.OK) {
            OpenDatasets.instance().open(dialog.choice(), shell.getDisplay());
        }
    }
}
