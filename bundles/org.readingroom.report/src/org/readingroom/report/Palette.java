package org.readingroom.report;

/**
 * The colours and lines of arms in the report and on the desktop, so that an arm looks the same wherever it is drawn.
 *
 * <p>The colours are those of Okabe and Ito, which people with any of the common colour deficiencies tell apart. The truth
 * is always yellow; an arm keeps its colour by its place in the study. Colour is never the only sign: each arm has a dash
 * as well, and as there are six colours and five dashes, thirty arms go by before both come round together.
 */
public final class Palette {
    /** The truth: yellow, bright on grey tissue. */
    public static final int TRUTH = 0xF0E442;

    private static final int[] ARMS = {0xE69F00, 0x56B4E9, 0x009E73, 0xCC79A7, 0xD55E00, 0x0072B2};

    private static final int[][] DASHES = {{}, {8, 4}, {2, 3}, {9, 3, 2, 3}, {14, 5}};

    private Palette() {}

    /**
     * The colour of an arm.
     *
     * @param index its place in the study, from 0
     * @return red, green and blue in the lowest 24 bits
     */
    public static int arm(int index) {
        return ARMS[Math.floorMod(index, ARMS.length)];
    }

    /**
     * The dash of an arm's line.
     *
     * @param index its place in the study, from 0
     * @return how many pixels are drawn and left out in turn, for a line about two pixels wide; empty for a solid line
     */
    public static int[] dash(int index) {
        return DASHES[Math.floorMod(index, DASHES.length)].clone();
    }

    /** How often the colours have come round before this arm: 0 for the first six. */
    public static int round(int index) {
        return index / ARMS.length;
    }

    /** A colour as {@code #rrggbb}. */
    public static String hex(int rgb) {
        return String.format(java.util.Locale.ROOT, "#%06x", rgb & 0xFFFFFF);
    }
}
