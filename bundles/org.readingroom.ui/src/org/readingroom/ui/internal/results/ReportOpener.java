package org.readingroom.ui.internal.results;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;

/** Opens the report of the open run in the browser. */
public final class ReportOpener {
    private static Predicate<String> browser = Program::launch;

    private ReportOpener() {}

    /** Sends addresses elsewhere than to the system's browser, for tests. */
    public static void browser(Predicate<String> other) {
        browser = other;
    }

    /** Opens it, or says why it cannot. */
    static void open(Shell shell) {
        Optional<Path> page = OpenRun.instance().results().flatMap(RunResults::report);
        if (page.isEmpty()) {
            MessageDialog.openInformation(
                    shell, "Open Report", "There is no report yet: open a run that is over, or rescore this one.");
        } else if (!browser.test(page.get().toUri().toString())) {
            MessageDialog.openInformation(shell, "Open Report", "No browser opened. The report is in\n" + page.get());
        }
    }
}
