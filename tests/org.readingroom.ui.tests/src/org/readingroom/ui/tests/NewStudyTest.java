package org.readingroom.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readingroom.api.Monitor;
import org.readingroom.datasets.PhantomFolder;
import org.readingroom.datasets.PhantomGenerator;
import org.readingroom.datasets.PhantomSize;
import org.readingroom.ui.internal.study.NewStudyHandler;
import org.readingroom.ui.internal.study.NewStudyWizard;
import org.readingroom.ui.internal.study.StudyEditor;

/** The wizard for new studies. */
class NewStudyTest {
    private static final int CASES = 10;

    @TempDir
    Path folder;

    @AfterEach
    void closeEditors() throws Exception {
        Studies.close();
    }

    @Test
    void whatTheWizardWritesIsValidOnItsDataset() throws Exception {
        Path phantoms = folder.resolve("phantoms");
        PhantomFolder.write(phantoms, new PhantomGenerator(1, PhantomSize.SMALL), CASES, Monitor.NONE);
        Display.getCurrent().timerExec(300, () -> {
            NewStudyWizard wizard = NewStudyHandler.shown().orElseThrow();
            wizard.studyPage().fill("fresh", folder, "wizard-phantoms", phantoms);
            Workbench.picture(wizard.getShell(), "new-study.png");
            wizard.getContainer().showPage(wizard.readersPage());
            wizard.readersPage().choose(List.of("prior", "bright-blob"));
            Workbench.picture(wizard.getShell(), "new-study-readers.png");
            assertTrue(wizard.performFinish());
            wizard.getShell().close();
        });
        Workbench.window().getService(IHandlerService.class).executeCommand(NewStudyHandler.ID, null);
        StudyEditor editor = (StudyEditor) Workbench.page().getActiveEditor();
        Workbench.await("the study is checked", () -> !editor.checking() && editor.checkedOnce());
        assertEquals(List.of(), editor.problems());
        assertTrue(editor.text().contains("{ id: bright-blob, model: bright-blob }"), editor.text());
    }
}
