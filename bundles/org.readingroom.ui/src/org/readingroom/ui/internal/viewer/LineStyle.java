package org.readingroom.ui.internal.viewer;

import org.eclipse.swt.SWT;

/** How a line is drawn, so that colour is never the only sign. */
public enum LineStyle {
    SOLID(SWT.LINE_SOLID),
    DASHED(SWT.LINE_DASH),
    DOTTED(SWT.LINE_DOT),
    DASH_DOTTED(SWT.LINE_DASHDOT);

    private final int swt;

    LineStyle(int swt) {
        this.swt = swt;
    }

    /** The constant of SWT. */
    int swt() {
        return swt;
    }

    /** The style of the n-th of several things, round and round. */
    public static LineStyle of(int n) {
        return values()[Math.floorMod(n, values().length)];
    }
}
