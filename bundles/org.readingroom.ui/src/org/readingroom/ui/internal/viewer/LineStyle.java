package org.readingroom.ui.internal.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.readingroom.report.Palette;

/** How a line is drawn, so that colour is never the only sign; in the order of the report's {@link Palette#dash dashes}. */
public enum LineStyle {
    SOLID,
    DASHED,
    DOTTED,
    DASH_DOTTED,
    LONG_DASHED;

    /** What is drawn from now on has this style, about two pixels wide. */
    public void on(GC gc) {
        int[] dash = Palette.dash(ordinal());
        if (dash.length == 0) {
            gc.setLineStyle(SWT.LINE_SOLID);
        } else {
            gc.setLineDash(dash);
        }
    }

    /** The style of the n-th of several things, round and round: that of the n-th arm in the report. */
    public static LineStyle of(int n) {
        return values()[Math.floorMod(n, values().length)];
    }
}
