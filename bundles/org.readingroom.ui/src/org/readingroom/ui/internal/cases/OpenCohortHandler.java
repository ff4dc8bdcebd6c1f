package org.readingroom.ui.internal.cases;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.readingroom.study.CohortFile;
import org.readingroom.ui.internal.BackgroundJob;

/** Asks for a saved cohort, and shows which part of it each case is in. */
public final class OpenCohortHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText("Cohort of a Run");
        dialog.setFilterNames(new String[] {"Cohorts (cohort.json)", "JSON files"});
        dialog.setFilterExtensions(new String[] {"cohort*.json", "*.json"});
        String chosen = dialog.open();
        if (chosen != null) {
            open(Path.of(chosen), shell);
        }
        return null;
    }

    private static void open(Path file, Shell shell) {
        BackgroundJob<?> job = new BackgroundJob<>(
                "Reading " + file.getFileName(),
                shell.getDisplay(),
                monitor -> CohortFile.read(file),
                cohort -> OpenDatasets.instance().setCohort(Optional.of(cohort)));
        job.setUser(true);
        job.schedule();
    }
}
