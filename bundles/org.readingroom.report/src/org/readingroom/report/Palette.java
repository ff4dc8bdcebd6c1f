package org.readingroom.report;

/**
 * The colours of the report: those of Okabe and Ito, which people with any of the common colour deficiencies tell apart.
 *
 * <p>The truth is always yellow; an arm keeps its colour in every figure, by its place in the study. After six arms the
 * colours come round again, and figures tell those arms apart by a dash or a label.
 */
public final class Palette {
    /** The truth: yellow, bright on grey tissue. */
    public static final int TRUTH = 0xF0E442;

    private static final int[] ARMS = {0xE69F00, 0x56B4E9, 0x009E73, 0xCC79A7, 0xD55E00, 0x0072B2};

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

    /** How often the colours have come round before this arm: 0 for the first six. */
    public static int round(int index) {
        return index / ARMS.length;
    }

    /** A colour as {@code #rrggbb}. */
    public static String hex(int rgb) {
        return String.format(java.util.Locale.ROOT, "#%06x", rgb & 0xFFFFFF);
    }
}
