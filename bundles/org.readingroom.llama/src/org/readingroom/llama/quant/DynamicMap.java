package org.readingroom.llama.quant;

import java.util.Arrays;

/**
 * The 8-bit numbers of bitsandbytes: 256 of them between -1 and 1, or 0 and 1, denser near 0. For each of seven powers of ten,
 * twice as many as for the one below, in the middle between even steps from 0.1 to 1, with both signs or twice as many without
 * one; and 0, and 1.
 */
public final class DynamicMap {
    private static final int POWERS = 7;
    private static final int MIDDLE = 127;
    private static final int LANES = 8;
    private static final float[] VALUES = build(true);

    private DynamicMap() {}

    private static float[] build(boolean signed) {
        float[] values = new float[256];
        int at = 0;
        for (int power = 0; power < POWERS; power++) {
            int steps = signed ? 1 << power : 2 << power;
            float scale = (float) Math.pow(10, power - (POWERS - 1));
            for (int i = 0; i < steps; i++) {
                float middle = scale * ((step(i, steps) + step(i + 1, steps)) / 2);
                values[at++] = middle;
                if (signed) {
                    values[at++] = -middle;
                }
            }
        }
        values[at++] = 0;
        values[at] = 1;
        Arrays.sort(values);
        return values;
    }

    /**
     * A boundary of the even steps to the last bit as PyTorch's {@code linspace} has it on a CPU: in groups of eight from their
     * first where there are two such groups, from the nearer end.
     */
    private static float step(int i, int steps) {
        int grouped = (steps + 1) / (2 * LANES) * (2 * LANES);
        int first = i < grouped ? i / LANES * LANES : i;
        float width = (1f - 0.1f) / steps;
        boolean front = first < (steps + 1) / 2;
        float base = front ? Math.fma(width, first, 0.1f) : Math.fma(-width, steps - first, 1f);
        return base + width * (i - first);
    }

    /** The numbers with both signs, ascending. */
    public static float[] values() {
        return VALUES.clone();
    }

    /** The numbers without a sign, ascending. */
    public static float[] unsignedValues() {
        return build(false);
    }

    /** The number of a code, 0 to 255. */
    static float value(int code) {
        return VALUES[code];
    }

    /** The code of the number nearest to x, in -1 to 1, by the search of bitsandbytes. */
    static int code(float x) {
        int pivot = MIDDLE;
        int upper = 255;
        int lower = 0;
        for (int step = 64; step > 0; step >>= 1) {
            if (x > VALUES[pivot]) {
                lower = pivot;
                pivot += step;
            } else {
                upper = pivot;
                pivot -= step;
            }
        }
        if (x > VALUES[pivot]) {
            return x > (VALUES[upper] + VALUES[pivot]) * 0.5f ? upper : pivot;
        }
        return x < (VALUES[lower] + VALUES[pivot]) * 0.5f ? lower : pivot;
    }
}
