package org.readingroom.ui.internal.viewer;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** Rows of cells, each as large as the others; what stands in none is hidden. */
final class PlaneLayout extends Layout {
    private static final int GAP = 2;
    private static final int LEAST = 80;

    private List<List<Control>> rows = List.of();

    void setRows(List<List<Control>> newRows) {
        rows = newRows;
    }

    @Override
    protected Point computeSize(Composite composite, int width, int height, boolean flush) {
        return new Point(width == SWT.DEFAULT ? LEAST : width, height == SWT.DEFAULT ? LEAST : height);
    }

    @Override
    protected void layout(Composite composite, boolean flush) {
        Rectangle area = composite.getClientArea();
        for (Control child : composite.getChildren()) {
            boolean shown = rows.stream().anyMatch(row -> row.contains(child));
            if (child.getVisible() != shown) {
                child.setVisible(shown);
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            int top = area.y + r * (area.height + GAP) / rows.size();
            int bottom = area.y + (r + 1) * (area.height + GAP) / rows.size() - GAP;
            List<Control> row = rows.get(r);
            for (int c = 0; c < row.size(); c++) {
                int left = area.x + c * (area.width + GAP) / row.size();
                int right = area.x + (c + 1) * (area.width + GAP) / row.size() - GAP;
                row.get(c).setBounds(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
            }
        }
    }
}
