package org.readingroom.ui.internal.viewer;

import org.eclipse.swt.graphics.RGB;

/**
 * Colours that people with any colour vision can tell apart, on dark grey too.
 *
 * <p>Source: M. Okabe, K. Ito, "Color Universal Design" (2008).
 */
public final class OverlayColours {
    private static final RGB ORANGE = new RGB(230, 159, 0);
    private static final RGB SKY_BLUE = new RGB(86, 180, 233);
    private static final RGB GREEN = new RGB(0, 200, 145);
    private static final RGB YELLOW = new RGB(240, 228, 66);
    private static final RGB VERMILION = new RGB(235, 110, 30);
    private static final RGB PURPLE = new RGB(214, 131, 177);
    private static final RGB[] ARMS = {ORANGE, SKY_BLUE, PURPLE, YELLOW, VERMILION};

    private OverlayColours() {}

    /** The truth's. */
    public static RGB truth() {
        return GREEN;
    }

    /** That of the n-th arm, round and round; {@link LineStyle#of} of n over {@link #count} sets repeats apart. */
    public static RGB arm(int n) {
        return ARMS[Math.floorMod(n, ARMS.length)];
    }

    /** How many arms have a colour of their own. */
    public static int count() {
        return ARMS.length;
    }

    /** That of a label of a reference mask: 1 necrotic core, 2 oedema, 3 or 4 enhancing, and any other. */
    public static RGB label(int label) {
        return switch (label) {
            case 1 -> VERMILION;
            case 2 -> YELLOW;
            case 3, 4 -> SKY_BLUE;
            default -> arm(label);
        };
    }
}
