package org.readingroom.ui.internal.study;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;

/** Tells a view which study is edited, and when it has changed. */
final class FollowsEditor implements IPartListener2 {
    private final IWorkbenchPage page;
    private final Consumer<Optional<StudyEditor>> show;
    private final Runnable changed = this::tell;
    private Optional<StudyEditor> editor = Optional.empty();

    FollowsEditor(IWorkbenchPage page, Consumer<Optional<StudyEditor>> show) {
        this.page = page;
        this.show = show;
        page.addPartListener(this);
        look();
    }

    /** The study that is edited. */
    Optional<StudyEditor> editor() {
        return editor;
    }

    void stop() {
        page.removePartListener(this);
        editor.ifPresent(e -> e.removeListener(changed));
    }

    private void look() {
        IEditorPart active = page.getActiveEditor();
        Optional<StudyEditor> now = active instanceof StudyEditor s ? Optional.of(s) : Optional.empty();
        if (!now.equals(editor)) {
            editor.ifPresent(e -> e.removeListener(changed));
            editor = now;
            editor.ifPresent(e -> e.addListener(changed));
        }
        tell();
    }

    private void tell() {
        show.accept(editor);
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        look();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        look();
    }

    @Override
    public void partOpened(IWorkbenchPartReference part) {
        look();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        look();
    }
}
