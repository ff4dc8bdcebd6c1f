package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.ui.internal.BackgroundJob;
import org.readingroom.ui.internal.results.CaseOpener;
import org.readingroom.ui.internal.results.FolderQuestion;

/** Scoring again a run that does not say where its dataset lies. */
class RescoreTest {
    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        OpenedRun.open(SmallRun.in(folder).withPhantoms().run());
    }

    @AfterEach
    void close() throws WorkbenchException {
        CaseOpener.instance().question(FolderQuestion.DIALOG);
        OpenedRun.close();
    }

    private void answer(Optional<Path> dataset) {
        CaseOpener.instance().question((shell, study, root) -> {
            asked.add(study + " " + root);
            return dataset;
        });
    }

    /** Opens the dialog of metrics and confirms what is ticked there. */
    private static void rescore() throws CommandException {
        Dialogs dialog = Dialogs.atNext(shell -> {
            assertEquals("Rescore", shell.getText());
            assertTrue(Workbench.find(shell, Table.class).getItemCount() > 10);
            button(shell, "Rescore").notifyListeners(SWT.Selection, new Event());
        });
        PlatformUI.getWorkbench()
                .getService(IHandlerService.class)
                .executeCommand("org.readingroom.ui.command.rescore", null);
        dialog.await("the metrics are asked for");
    }

    private static Button button(Shell shell, String text) {
        return Arrays.stream(shell.getDefaultButton().getParent().getChildren())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(b -> b.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Job> scoring() {
        return Arrays.stream(Job.getJobManager().find(BackgroundJob.PLUGIN))
                .filter(j -> j.getName().startsWith("Rescoring"))
                .findFirst();
    }

    @Test
    void theFolderIsAskedForAndNothingIsScoredWithoutIt() throws Exception {
        answer(Optional.empty());
        rescore();
        Workbench.await("the folder is asked for", () -> !asked.isEmpty());
        OpenedRun.quiet();
        assertEquals(1, asked.size(), asked.toString());
        assertTrue(asked.get(0).endsWith(" phantoms"), asked.get(0));
        assertEquals(Optional.empty(), scoring());
    }

    @Test
    void theFolderIsKeptForTheRun() throws Exception {
        answer(Optional.of(SmallRun.in(folder.resolve("other")).phantoms()));
        rescore();
        Workbench.await("it is scored", () -> scoring().isPresent());
        scoring().ifPresent(Job::cancel);
        OpenedRun.quiet();
        rescore();
        Workbench.await("it is scored again", () -> scoring().isPresent());
        scoring().ifPresent(Job::cancel);
        OpenedRun.quiet();
        assertEquals(1, asked.size(), asked.toString());
    }
}
