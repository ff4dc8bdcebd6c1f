package org.readingroom.ui.internal.viewer;

/** Windows that fit any volume, by the spread of its values. */
enum WindowPreset {
    /** From the 0.5th to the 99.5th percentile of the voxels that are not zero: what readers are given by default. */
    READERS("As readers see it", 0.5, 99.5),
    /** The upper half: oedema on FLAIR, enhancement on T1 with contrast. */
    BRIGHT("Bright structures", 50, 99.9),
    /** The lower part: fluid and necrosis. */
    DARK("Dark structures", 0.5, 75),
    /** From the least value to the greatest. */
    FULL("Full range", 0, 100);

    private final String label;
    private final double low;
    private final double high;

    WindowPreset(String label, double low, double high) {
        this.label = label;
        this.low = low;
        this.high = high;
    }

    /** For people. */
    String label() {
        return label;
    }

    /** The window of a volume. */
    Window of(VolumeValues values) {
        return this == FULL
                ? new Window(values.scale().least(), values.scale().greatest())
                : new Window(values.percentile(low), values.percentile(high));
    }
}
