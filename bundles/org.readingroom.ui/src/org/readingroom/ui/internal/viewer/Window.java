package org.readingroom.ui.internal.viewer;

/**
 * The values that are spread over the greys of the screen.
 *
 * @param low black, and all below it
 * @param high white, and all above it; over {@code low}
 */
record Window(double low, double high) {
    private static final double NARROWEST = 1e-6;

    Window {
        high = Math.max(high, low + Math.max(NARROWEST, Math.abs(low) * NARROWEST));
    }

    /** The middle value. */
    double level() {
        return (low + high) / 2;
    }

    /** The span of values. */
    double width() {
        return high - low;
    }

    /** One of a middle and a span. */
    static Window of(double level, double width) {
        double half = Math.max(NARROWEST, width) / 2;
        return new Window(level - half, level + half);
    }

    /** The grey 0 to 255 of each level of a scale, as unsigned bytes. */
    byte[] table(ValueScale scale) {
        byte[] greys = new byte[ValueScale.LEVELS];
        double step = 255 / width();
        for (int n = 0; n < greys.length; n++) {
            double grey = (scale.value(n) - low) * step;
            greys[n] = (byte) (int) (grey <= 0 ? 0 : grey >= 255 ? 255 : grey + 0.5);
        }
        return greys;
    }
}
