package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomSize;
import org.readingroom.ui.internal.engine.EngineRun;
import org.readingroom.ui.internal.engine.EngineRuns;
import org.readingroom.ui.internal.engine.RunRequest;
import org.readingroom.ui.internal.engine.RunStatus;
import org.readingroom.ui.internal.run.RunView;
import org.readingroom.ui.internal.run.RunsAtClose;
import org.readingroom.ui.internal.study.RunStudyDialog;
import org.readingroom.ui.internal.study.StudyEditor;

/** Runs in a process of the built engine: started from the editor, cancelled, killed, resumed. */
class StudyRunTest {
    private static final int CASES = 20;

    @TempDir
    Path folder;

    private Path phantoms;
    private Path out;

    private StudyEditor editor() throws IOException {
        phantoms = folder.resolve("phantoms");
        out = folder.resolve("run");
        PhantomFolder.write(phantoms, new PhantomGenerator(1, PhantomSize.SMALL), CASES, Monitor.NONE);
        return Studies.open(folder, Studies.CONTROLS);
    }

    @AfterEach
    void stopAll() throws Exception {
        EngineRuns.instance().live().forEach(EngineRun::kill);
        Workbench.await("no run is at work", () -> EngineRuns.instance().live().isEmpty());
        Studies.close();
    }

    private static void until(String what, EngineRun run, RunStatus status) {
        Workbench.awaitProcess(
                what, () -> run.status() == status || !run.status().live());
        assertEquals(
                status,
                run.status(),
                what + "; " + String.join("\n", run.progress().lines()));
    }

    private RunView start() {
        RunRequest request = new RunRequest(folder.resolve("controls.yaml"), Map.of("phantoms", phantoms), out, false);
        return RunView.start(Workbench.page(), request);
    }

    private static EngineRun run(RunView view) {
        return view.run().orElseThrow();
    }

    private static void press(Button button) {
        assertTrue(button.isEnabled(), button.getText());
        button.notifyListeners(SWT.Selection, null);
    }

    @Test
    void aStudyIsRunFromTheEditorAfterItsPlanWasShown() throws Exception {
        editor();
        String[] plan = {""};
        dialog(dialog -> {
            dialog.folder("phantoms").setText(phantoms.toString());
            dialog.out().setText(out.toString());
            Workbench.await("the plan is there", () -> dialog.run().isEnabled());
            plan[0] = dialog.plan().getText();
            Workbench.picture(dialog.getShell(), "run-dialog.png");
            press(dialog.run());
        });
        Workbench.window()
                .getService(IHandlerService.class)
                .executeCommand("org.readingroom.ui.command.runStudy", null);
        assertTrue(plan[0].contains("prior: 8 cases") && plan[0].contains("blob: 8 cases"), plan[0]);
        RunView view = (RunView) Workbench.page().findView(RunView.ID);
        until("the run is done", run(view), RunStatus.DONE);
        Workbench.await("the view says so", () -> view.sentence().startsWith("Done"));
        assertEquals(java.util.List.of("prior", "majority", "blob"), Workbench.column(view.armTable(), 0));
        assertEquals(java.util.List.of("read", "read", "read"), Workbench.column(view.armTable(), 1));
        assertTrue(
                view.answerTable().getItemCount() >= 3 * 8,
                "answers: " + view.answerTable().getItemCount());
        assertTrue(view.log().getText().contains("queries asked"), view.log().getText());
        assertTrue(Files.exists(out.resolve("report/index.html")));
        Workbench.picture("run-done.png");
    }

    /** Acts on the dialog that opens next, inside of its event loop. */
    private static void dialog(Consumer<RunStudyDialog> act) {
        Display.getCurrent().timerExec(300, () -> {
            if (RunStudyDialog.shown().isEmpty()) {
                dialog(act);
            } else {
                act.accept(RunStudyDialog.shown().get());
            }
        });
    }

    @Test
    void aRunIsCancelledAtOnceAndResumed() throws IOException {
        editor();
        RunView view = start();
        EngineRun first = run(view);
        Workbench.awaitProcess(
                "an arm is at work", () -> !first.progress().arms().isEmpty());
        press(view.cancelButton());
        assertEquals(RunStatus.STOPPING, first.status());
        assertTrue(view.sentence().startsWith("Stopping"), view.sentence());
        until("the run is stopped", first, RunStatus.STOPPED);
        assertFalse(Files.exists(out.resolve("report/index.html")), "it was stopped before its end");
        Workbench.await("it can be gone on with", () -> view.resumeButton().isEnabled());
        press(view.resumeButton());
        until("the run is done", run(view), RunStatus.DONE);
        assertTrue(Files.exists(out.resolve("report/index.html")));
    }

    @Test
    void aKilledEngineLeavesTheWorkbenchUpAndTheRunResumable() throws IOException {
        editor();
        RunView view = start();
        EngineRun first = run(view);
        Workbench.awaitProcess(
                "an arm is at work", () -> !first.progress().arms().isEmpty());
        assertTrue(first.process().orElseThrow().destroyForcibly());
        until("the death is seen", first, RunStatus.DIED);
        Workbench.await("it is said", () -> view.sentence().contains("killed or crashed"));
        Workbench.picture("run-died.png");
        press(view.resumeButton());
        until("the run is done", run(view), RunStatus.DONE);
    }

    @Test
    void closingTheWindowAsksWhatBecomesOfARun() throws IOException {
        editor();
        RunView view = start();
        EngineRun run = run(view);
        Workbench.awaitProcess("an arm is at work", () -> !run.progress().arms().isEmpty());
        Dialogs dialog = Dialogs.atNext(shell -> {
            Workbench.picture(shell, "run-close.png");
            assertTrue(shell.getText().contains("Run Is at Work"), shell.getText());
        });
        assertFalse(RunsAtClose.mayClose(Workbench.window().getShell()), "a dialog that is left closes nothing");
        dialog.await("the question is asked");
        until("the run goes on meanwhile", run, RunStatus.DONE);
        assertTrue(RunsAtClose.mayClose(Workbench.window().getShell()), "nothing is at work");
    }
}
