package org.readingroom.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.WorkbenchException;
import org.readingroom.ui.internal.CasesPerspective;
import org.readingroom.ui.internal.study.StudyEditor;
import org.readingroom.ui.internal.study.StudyOpening;

/** Study files of tests, and the editor on them. */
final class Studies {
    /** The untrained readers on phantoms. */
    static final String CONTROLS = """
            # The untrained readers on synthetic phantoms.
            format: 1
            name: controls
            seed: 3407
            dataset: { id: brats, root: phantoms }
            cohort:
              split: { test: 8, stratify: grade }   # by patient
            arms:
              - { id: prior, model: prior }
              # Most patients have HGG.
              - { id: majority, model: majority }
              - id: blob
                model: bright-blob
            metrics: [accuracy, dice, hd95]
            """;

    private Studies() {}

    static StudyEditor open(Path folder, String text) throws IOException {
        Path file = folder.resolve("controls.yaml");
        Files.writeString(file, text);
        StudyEditor editor = StudyOpening.open(Workbench.window(), file);
        Workbench.await("the study is checked", () -> !editor.checking() && editor.checkedOnce());
        return editor;
    }

    /** Waits until the text is checked, as it is now. */
    static void checked(StudyEditor editor) {
        Workbench.await("the study is checked", () -> !editor.checking());
        Workbench.paint(Workbench.window().getShell());
    }

    /** Leaves the window as other tests expect it. */
    static void close() throws WorkbenchException {
        for (IEditorReference editor : Workbench.page().getEditorReferences()) {
            Workbench.page().closeEditor(editor.getEditor(false), false);
        }
        Workbench.window().getWorkbench().showPerspective(CasesPerspective.ID, Workbench.window());
    }
}
