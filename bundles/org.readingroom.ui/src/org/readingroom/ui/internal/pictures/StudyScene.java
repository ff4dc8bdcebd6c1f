package org.readingroom.ui.internal.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.ui.IWorkbenchPage;
import org.readingroom.ui.internal.study.StudyEditor;
import org.readingroom.ui.internal.study.StudyOpening;

/** A study in the editor, with a word that is wrong and marked. */
final class StudyScene implements Scene {
    private StudyEditor editor;
    private boolean revealed;

    @Override
    public String name() {
        return "study";
    }

    @Override
    public void open(IWorkbenchPage page, StoredRun material) {
        try {
            Path wrong =
                    material.folder().resolve("wrong").resolve(material.study().getFileName());
            Files.createDirectories(wrong.getParent());
            Files.writeString(
                    wrong,
                    Files.readString(material.study()).replace("prompt: { id: bounding-box", "prompt: { id: boxes"));
            editor = StudyOpening.open(page.getWorkbenchWindow(), wrong);
        } catch (IOException e) {
            throw new SceneException("a study with a mistake cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean ready() {
        if (!editor.checkedOnce() || editor.checking() || editor.problems().isEmpty()) {
            return false;
        }
        if (!revealed) {
            revealed = true;
            editor.reveal(editor.problems().get(editor.problems().size() - 1).line());
        }
        return true;
    }
}
