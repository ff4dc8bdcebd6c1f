package org.readingroom.ui.internal.study;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.readingroom.ui.internal.engine.EngineException;
import org.readingroom.ui.internal.engine.RunRequest;
import org.readingroom.ui.internal.run.RunView;
import org.readingroom.ui.internal.study.StudyProblem.Severity;

/** Runs the study that is edited: saves it, asks what is to be asked, starts the engine. */
public final class RunStudyHandler extends AbstractHandler {
    /** The command. */
    public static final String ID = "org.readingroom.ui.command.runStudy";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        if (window.getActivePage().getActiveEditor() instanceof StudyEditor editor) {
            run(window, editor);
        } else {
            MessageDialog.openInformation(
                    window.getShell(), "Run Study", "Open a study first: File, Open Study or New Study.");
        }
        return null;
    }

    private static void run(IWorkbenchWindow window, StudyEditor editor) {
        if (editor.isDirty()) {
            editor.doSave(new NullProgressMonitor());
        }
        Optional<StudyProblem> error = editor.problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .findFirst();
        if (error.isPresent()) {
            editor.reveal(error.get().line());
            MessageDialog.openError(
                    window.getShell(),
                    "Run Study",
                    "The study has errors; the first is in line " + error.get().line() + ":\n\n"
                            + error.get().message());
            return;
        }
        RunStudyDialog dialog =
                new RunStudyDialog(window.getShell(), editor.file(), StudyRoots.names(editor.text(), editor.keys()));
        Optional<RunRequest> request = dialog.ask();
        request.ifPresent(r -> {
            editor.checkAgain();
            try {
                RunView.start(window.getActivePage(), r);
            } catch (EngineException e) {
                MessageDialog.openError(window.getShell(), "Run Study", e.getMessage());
            }
        });
    }
}
