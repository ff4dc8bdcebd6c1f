package org.readingroom.ui.internal;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/** Colours of words that mean something, each in a dark shade for light themes and in a light one for dark themes. */
public enum Ink {
    GOOD(0x006E1F, 0x86D99A),
    BAD(0x9C1C1C, 0xFF9B90),
    /** What is there but need not be read. */
    QUIET(0x63676B, 0xA6ABB0);

    private static final int HALF = 3 * 128;

    private final int onLight;
    private final int onDark;

    Ink(int onLight, int onDark) {
        this.onLight = onLight;
        this.onDark = onDark;
    }

    /** The shade that is read on a control's ground; asked for when it is drawn, since the theme may be changed. */
    public Color on(Control control) {
        RGB ground = control.getBackground().getRGB();
        boolean dark = ground.red + ground.green + ground.blue < HALF;
        int rgb = dark ? onDark : onLight;
        return new Color(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }
}
