package org.readingroom.ui.internal.plugins;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.readingroom.api.Monitor;
import org.readingroom.settings.Addon;
import org.readingroom.settings.AddonDeployment.Effect;
import org.readingroom.ui.internal.BackgroundJob;

/** Asks what to install or whether to remove, does it in the background, says what came of it, and offers a restart. */
final class AddonJobs {
    private final Shell shell;
    private final Runnable refresh;

    /**
     * For a window.
     *
     * @param refresh called on the user interface's thread once something has changed
     */
    AddonJobs(Shell shell, Runnable refresh) {
        this.shell = shell;
        this.refresh = refresh;
    }

    /** Lets the user choose a file. */
    static Optional<Path> chooseFile(Shell shell) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText("Install Plugin");
        dialog.setFilterNames(new String[] {"Plugins and zipped update sites (*.jar, *.zip)", "All files"});
        dialog.setFilterExtensions(new String[] {"*.jar;*.zip", "*"});
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    void install(Path file) {
        start("Installing " + file.getFileName(), monitor -> AddonChange.install(file));
    }

    void remove(Addon addon) {
        String question = "Remove " + addon.name() + " " + addon.version()
                + "?\n\nIts file is deleted. Studies that use its plugins will not run until it is installed again.";
        String[] buttons = {"Remove", IDialogConstants.CANCEL_LABEL};
        if (MessageDialog.open(MessageDialog.QUESTION, shell, "Remove Plugin", question, SWT.SHEET, buttons) == 0) {
            start("Removing " + addon.name(), monitor -> AddonChange.remove(addon));
        }
    }

    private void start(String name, Function<Monitor, AddonChange> work) {
        BackgroundJob<AddonChange> job = new BackgroundJob<>(name, shell.getDisplay(), work, this::tell);
        job.setUser(true);
        job.schedule();
    }

    private void tell(AddonChange change) {
        refresh.run();
        if (shell.isDisposed()) {
            return;
        }
        String text = String.join("\n", change.done());
        if (change.effect() == Effect.NOW) {
            MessageDialog.openInformation(shell, "Plugins", text);
            return;
        }
        String question =
                text + "\n\nIt brings native libraries, or other parts depend on it: it counts from the next start of"
                        + " the desktop on. Runs that are going on are not disturbed.";
        String[] buttons = {"Restart Now", "Later"};
        if (MessageDialog.open(MessageDialog.QUESTION, shell, "Plugins", question, SWT.SHEET, buttons) == 0) {
            PlatformUI.getWorkbench().restart();
        }
    }
}
