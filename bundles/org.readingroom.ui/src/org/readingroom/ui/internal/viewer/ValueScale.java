package org.readingroom.ui.internal.viewer;

/**
 * Values of a volume as 16-bit levels, so that a window is one look into a table. A volume of 16-bit whole numbers loses
 * nothing by it.
 *
 * @param least the value of level 0; smaller ones too, and NaN
 * @param greatest the value of the highest level; greater ones too
 */
record ValueScale(double least, double greatest) {
    /** How many levels there are. */
    static final int LEVELS = 1 << 16;

    /** The level of a value, 0 to 65535. */
    int level(double value) {
        // A comparison with NaN is false: NaN becomes level 0.
        if (!(value > least)) {
            return 0;
        }
        return value >= greatest ? LEVELS - 1 : (int) ((value - least) * ((LEVELS - 1) / (greatest - least)) + 0.5);
    }

    /** The value of a level. */
    double value(int level) {
        return least + level * ((greatest - least) / (LEVELS - 1));
    }
}
