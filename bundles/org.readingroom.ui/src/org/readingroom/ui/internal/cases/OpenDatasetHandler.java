package org.readingroom.ui.internal.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.DatasetKind;
import org.readingroom.ui.internal.Services;

/** Asks for a dataset plugin and its settings, then opens the dataset. */
public final class OpenDatasetHandler extends AbstractHandler {
    private static final int WIDTH = 560;
    private static final int SHORTEST = 200;

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
        new BackgroundJob<>(
                        "Looking for dataset plugins",
                        shell.getDisplay(),
                        monitor -> Services.catalogue().datasets(),
                        kinds -> ask(shell, kinds, Optional.empty()))
                .schedule();
        return null;
    }

    /** Opens the wizard; the folder is entered already where one is given. */
    static void ask(Shell shell, List<DatasetKind> kinds, Optional<Path> folder) {
        if (shell.isDisposed()) {
            return;
        }
        if (kinds.isEmpty()) {
            MessageDialog.openInformation(
                    shell, "Open Dataset", "No dataset plugin is installed that works; the Plugins view says why.");
            return;
        }
        WizardDialog dialog = new WizardDialog(shell, new OpenDatasetWizard(kinds, folder)) {
            @Override
            protected void createButtonsForButtonBar(Composite parent) {
                super.createButtonsForButtonBar(parent);
                getButton(IDialogConstants.FINISH_ID).setText("Open");
            }
        };
        dialog.setMinimumPageSize(WIDTH, SHORTEST);
        dialog.open();
    }
}
