package org.readingroom.ui.internal.results;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Control;

/** Opens a run whose folder, or a file of it, is dragged in. */
final class RunDrop extends DropTargetAdapter {
    private final Control control;

    private RunDrop(Control control) {
        this.control = control;
    }

    static void on(Control control) {
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_LINK | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new RunDrop(control));
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        if (event.detail == DND.DROP_DEFAULT) {
            event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : DND.DROP_LINK;
        }
    }

    @Override
    public void drop(DropTargetEvent event) {
        if (event.data instanceof String[] files && files.length > 0) {
            Path first = Path.of(files[0]);
            OpenRun.instance().open(Files.isDirectory(first) ? first : first.getParent(), control.getDisplay());
        }
    }
}
