package org.readingroom.ui.internal.results;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.readingroom.settings.PluginEntry;
import org.readingroom.settings.PluginKind;
import org.readingroom.ui.internal.BackgroundJob;

/** Scores the open run again, by other metrics where the user says so. */
public final class RescoreHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveWorkbenchWindowChecked(event).getShell();
        OpenRun.instance().results().ifPresent(run -> new BackgroundJob<>(
                        "Looking for metrics",
                        shell.getDisplay(),
                        m -> new Needed(
                                RegistryAccess.with(registry -> registry.entries(PluginKind.METRIC)),
                                CaseOpener.lacking(run)),
                        needed -> ask(run, needed, shell))
                .schedule());
        return null;
    }

    /** The metrics there are, and the dataset's roots that nobody knows: scoring reads the cases' masks. */
    private record Needed(List<PluginEntry> metrics, List<String> roots) {}

    private static void ask(RunResults run, Needed needed, Shell shell) {
        if (shell.isDisposed()) {
            return;
        }
        List<String> before = run.study().metrics().stream().map(m -> m.id()).toList();
        RescoreDialog dialog = new RescoreDialog(
                shell,
                needed.metrics(),
                before,
                run.study().analysis().primary().values());
        if (dialog.open() == Window.OK && CaseOpener.instance().known(run, needed.roots(), shell)) {
            Rescoring.start(run, dialog.chosen(), shell.getDisplay());
        }
    }
}
