package org.readingroom.ui.internal.viewer;

import org.eclipse.swt.graphics.RGB;
import org.readingroom.report.Palette;

/**
 * The colours over a slice: the report's for the truth and the arms, and pale ones that no arm has for the labels of a mask.
 *
 * <p>The labels' differ in lightness from the arms' and from each other, so that people with any colour vision tell them
 * apart, on dark grey too.
 */
public final class OverlayColours {
    private static final RGB PINK = new RGB(255, 170, 187);
    private static final RGB MINT = new RGB(170, 255, 195);
    private static final RGB WHITE = new RGB(255, 255, 255);

    private OverlayColours() {}

    /** The truth's. */
    public static RGB truth() {
        return rgb(Palette.TRUTH);
    }

    /** That of the n-th arm, round and round; {@link LineStyle#of} tells repeats apart. */
    public static RGB arm(int n) {
        return rgb(Palette.arm(n));
    }

    /** That of a label of a reference mask: 1 necrotic core, 2 oedema, 3 or 4 enhancing, and any other. */
    public static RGB label(int label) {
        return switch (label) {
            case 1 -> PINK;
            case 2 -> truth();
            case 3, 4 -> MINT;
            default -> WHITE;
        };
    }

    private static RGB rgb(int bits) {
        return new RGB(bits >> 16 & 0xFF, bits >> 8 & 0xFF, bits & 0xFF);
    }
}
