package org.readingroom.ui.internal.study;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.ui.internal.form.AccessibleName;

/** The parts of the study that is edited; choosing one goes to it. */
public final class StudyOutlineView extends ViewPart {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.outline";

    private Tree tree;
    private FollowsEditor follows;
    private List<OutlineItem> shown = List.of();

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().applyTo(parent);
        tree = new Tree(parent, SWT.SINGLE);
        AccessibleName.give(tree, "Outline of the study", "");
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tree);
        tree.addListener(SWT.Selection, e -> go((TreeItem) e.item));
        follows = new FollowsEditor(getSite().getPage(), this::show);
    }

    private void show(Optional<StudyEditor> editor) {
        if (tree.isDisposed()) {
            return;
        }
        // While the text is no YAML, the last outline stays.
        Optional<List<OutlineItem>> now =
                editor.isEmpty() ? Optional.of(List.of()) : editor.get().tree().map(OutlineItem::of);
        if (now.isEmpty() || now.get().equals(shown)) {
            return;
        }
        shown = now.get();
        tree.setRedraw(false);
        tree.removeAll();
        shown.forEach(item -> fill(new TreeItem(tree, SWT.NONE), item));
        tree.setRedraw(true);
    }

    private static void fill(TreeItem item, OutlineItem of) {
        item.setText(of.title());
        item.setData(of);
        of.children().forEach(child -> fill(new TreeItem(item, SWT.NONE), child));
        item.setExpanded(true);
    }

    private void go(TreeItem item) {
        follows.editor().ifPresent(editor -> {
            int offset = ((OutlineItem) item.getData()).offset();
            String before =
                    editor.text().substring(0, Math.min(offset, editor.text().length()));
            editor.reveal((int) before.chars().filter(c -> c == '\n').count() + 1);
        });
    }

    /** The tree, for tests. */
    public Tree tree() {
        return tree;
    }

    @Override
    public void setFocus() {
        tree.setFocus();
    }

    @Override
    public void dispose() {
        if (follows != null) {
            follows.stop();
        }
        super.dispose();
    }
}
