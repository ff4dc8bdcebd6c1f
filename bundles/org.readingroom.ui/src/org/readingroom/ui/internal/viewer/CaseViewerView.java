package org.readingroom.ui.internal.viewer;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.readingroom.api.data.Plane;
import org.readingroom.api.data.SliceRef;

/** Shows a case. */
public final class CaseViewerView extends ViewPart {
    /** The view's id. */
    public static final String ID = "org.readingroom.ui.view.viewer";

    private ViewerPane pane;

    /** The viewer of the active page, brought to the front; the focus stays where it is. */
    static CaseViewerView open() {
        IWorkbenchPage page =
                PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            return (CaseViewerView) page.showView(ID, null, IWorkbenchPage.VIEW_VISIBLE);
        } catch (PartInitException e) {
            throw new IllegalStateException("the viewer cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        pane = new ViewerPane(parent);
    }

    /** As {@link CaseViewer#show} says. */
    public void show(ViewedCase subject, Optional<SliceRef> slice, List<Overlay> overlays) {
        setPartName(subject.id());
        setTitleToolTip(subject.dataset().isEmpty() ? subject.id() : subject.dataset() + ": " + subject.id());
        pane.show(subject, slice, overlays);
    }

    /** Shows no case. */
    public void close() {
        setPartName(getConfigurationElement().getAttribute("name"));
        pane.close();
    }

    /** What is in it. */
    ViewerPane pane() {
        return pane;
    }

    /** A plane of the volume that is shown, for tests. */
    public Canvas plane(Plane plane) {
        return pane.planes().plane(plane);
    }

    /** A plane of the volume beside it, for tests. */
    public Canvas beside(Plane plane) {
        return pane.planes().beside(plane);
    }

    /** What the model sees, for tests. */
    public Canvas input() {
        return pane.planes().input();
    }

    /** What is said of the voxel under the crosshair. */
    public String readout() {
        return pane.readout();
    }

    /** The texts of the legend. */
    public List<String> legend() {
        return pane.legend().texts();
    }

    /** Whether images are still being read or prepared. */
    public boolean busy() {
        return pane.busy();
    }

    /** What could not be read; empty where all could. */
    public String trouble() {
        return pane.trouble();
    }

    @Override
    public void setFocus() {
        pane.setFocus();
    }
}
