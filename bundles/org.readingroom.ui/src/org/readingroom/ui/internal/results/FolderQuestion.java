package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;

/** Asks where a root of a run's dataset lies. */
@FunctionalInterface
public interface FolderQuestion {
    /** Asks in a dialog. */
    FolderQuestion DIALOG = (shell, study, root) -> {
        DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
        dialog.setText("Where is the dataset '" + root + "'?");
        dialog.setMessage("The run of '" + study + "' names its dataset's folder '" + root
                + "' and does not say where it is. Your answer is remembered for this run.");
        return Optional.ofNullable(dialog.open()).map(Path::of);
    };

    /** The folder; empty where the user gives none. */
    Optional<Path> ask(Shell shell, String study, String root);
}
