package org.readingroom.ui.internal.viewer;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** Lays controls out as an arrangement says, with a narrow gap; what has no cell in it is hidden. */
final class PlaneLayout extends Layout {
    private static final int GAP = 2;
    private static final int LEAST = 80;

    private Arrangement<Control> arrangement = new Arrangement<>(List.of());

    void set(Arrangement<Control> newArrangement) {
        arrangement = newArrangement;
    }

    @Override
    protected Point computeSize(Composite composite, int width, int height, boolean flush) {
        return new Point(width == SWT.DEFAULT ? LEAST : width, height == SWT.DEFAULT ? LEAST : height);
    }

    @Override
    protected void layout(Composite composite, boolean flush) {
        Rectangle area = composite.getClientArea();
        for (Control child : composite.getChildren()) {
            boolean shown = arrangement.cells().stream().anyMatch(c -> c.what() == child);
            if (child.getVisible() != shown) {
                child.setVisible(shown);
            }
        }
        for (Arrangement.Cell<Control> c : arrangement.cells()) {
            int left = at(area.width, c.left());
            int top = at(area.height, c.top());
            int right = at(area.width, c.right()) - GAP;
            int bottom = at(area.height, c.bottom()) - GAP;
            c.what().setBounds(area.x + left, area.y + top, Math.max(0, right - left), Math.max(0, bottom - top));
        }
    }

    /** The last cell has its gap outside of the area. */
    private static int at(int length, double share) {
        return (int) Math.round((length + GAP) * share);
    }
}
