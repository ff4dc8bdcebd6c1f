package org.readingroom.ui.internal.run;

import java.util.List;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.engine.EngineException;
import org.readingroom.ui.internal.engine.EngineRun;
import org.readingroom.ui.internal.engine.EngineRuns;

/** What becomes of runs at work when the window is closed, and of those that were to be gone on with when it opens. */
public final class RunsAtClose {
    /** The answers, in the order of the buttons. */
    private static final String[] ANSWERS = {"Go On in Background", "Stop", "Stop, Resume Later", "Cancel"};

    private RunsAtClose() {}

    /** Asks what becomes of the runs at work, where there are any; whether the window may close. */
    public static boolean mayClose(Shell shell) {
        List<EngineRun> live = EngineRuns.instance().live();
        if (live.isEmpty()) {
            return true;
        }
        String names = String.join(
                ", ",
                live.stream()
                        .map(r -> r.request().out().getFileName().toString())
                        .toList());
        MessageDialog dialog = new MessageDialog(
                shell,
                "A Run Is at Work",
                null,
                (live.size() == 1 ? "The run " + names + " is" : "The runs " + names + " are")
                        + " at work. In the background it goes on without this window, and is shown again at the next"
                        + " start. When it is stopped, what was finished is kept.",
                MessageDialog.QUESTION,
                0,
                ANSWERS);
        int answer = dialog.open();
        if (answer == 1) {
            live.forEach(EngineRun::cancel);
        } else if (answer == 2) {
            live.forEach(EngineRuns.instance()::stopForLater);
        }
        return answer >= 0 && answer < ANSWERS.length - 1;
    }

    /** Shows runs that went on without the window, and asks about those that were stopped to be resumed. */
    public static void atStart(IWorkbenchWindow window) {
        new BackgroundJob<>(
                        "Looking for runs",
                        window.getShell().getDisplay(),
                        monitor -> EngineRuns.instance().laterOnes(),
                        later -> show(window, later))
                .schedule();
    }

    private static void show(IWorkbenchWindow window, List<EngineRun> later) {
        IWorkbenchPage page = window.getActivePage();
        if (page == null) {
            return;
        }
        try {
            if (!EngineRuns.instance().live().isEmpty()) {
                page.showView(RunView.ID);
            }
            for (EngineRun run : later) {
                boolean resume = MessageDialog.openQuestion(
                        window.getShell(),
                        "Resume Run",
                        "The run " + run.request().out().getFileName()
                                + " was stopped when the window was closed. Go on with it now?");
                if (resume) {
                    RunView.start(page, run.request());
                }
            }
        } catch (PartInitException | EngineException e) {
            MessageDialog.openError(window.getShell(), "Resume Run", e.getMessage());
        }
    }
}
