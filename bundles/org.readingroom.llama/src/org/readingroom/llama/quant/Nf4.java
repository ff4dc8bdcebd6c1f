package org.readingroom.llama.quant;

/**
 * The 4-bit normal float: 16 values, spaced so that each is as likely for a weight drawn from a normal distribution. A block of
 * 64 weights is divided by its largest magnitude and each weight becomes the nearest value's number, two to a byte, the first
 * in the high half.
 *
 * <p>Source: QLoRA (Dettmers and others, 2023) and bitsandbytes, whose bytes these are.
 */
public final class Nf4 {
    /** Weights that share a scale. */
    public static final int BLOCK = 64;

    private static final float[] VALUES = {
        -1.0f,
        -0.6961928009986877f,
        -0.5250730514526367f,
        -0.39491748809814453f,
        -0.28444138169288635f,
        -0.18477343022823334f,
        -0.09105003625154495f,
        0.0f,
        0.07958029955625534f,
        0.16093020141124725f,
        0.24611230194568634f,
        0.33791524171829224f,
        0.44070982933044434f,
        0.5626170039176941f,
        0.7229568362236023f,
        1.0f
    };
    private static final float[] THRESHOLDS = thresholds(VALUES);

    private Nf4() {}

    private static float[] thresholds(float[] values) {
        float[] between = new float[values.length - 1];
        for (int i = 0; i < between.length; i++) {
            between[i] = (values[i] + values[i + 1]) / 2;
        }
        return between;
    }

    /** The 16 values, ascending. */
    public static float[] values() {
        return VALUES.clone();
    }

    /** Where one value's range ends and the next one's begins: 15; what lies on one is of the lower. */
    public static float[] thresholds() {
        return THRESHOLDS.clone();
    }

    /** How many blocks some weights make; the last may be short. */
    public static int blocks(long weights) {
        return Math.toIntExact((weights + BLOCK - 1) / BLOCK);
    }

    /**
     * Quantises weights that begin at a block.
     *
     * @param weights the weights
     * @param count how many of them there are
     * @param packed takes the bytes, from {@code first / 2} on
     * @param scales takes the largest magnitude of each block, from {@code first / 64} on
     * @param first the number of the first weight, a multiple of 64
     */
    static void quantise(float[] weights, int count, byte[] packed, float[] scales, int first) {
        for (int from = 0; from < count; from += BLOCK) {
            int to = Math.min(count, from + BLOCK);
            float largest = 0;
            for (int i = from; i < to; i++) {
                largest = Math.max(largest, Math.abs(weights[i]));
            }
            scales[(first + from) / BLOCK] = largest;
            float inverse = 1 / largest;
            for (int i = from; i < to; i += 2) {
                int high = code(weights[i] * inverse);
                int low = i + 1 < to ? code(weights[i + 1] * inverse) : 0;
                packed[(first + i) / 2] = (byte) (high << 4 | low);
            }
        }
    }

    /** How many thresholds lie below a number; 0 for none of a block that is all zero. */
    private static int code(float x) {
        int code = x > THRESHOLDS[7] ? 8 : 0;
        code += x > THRESHOLDS[code + 3] ? 4 : 0;
        code += x > THRESHOLDS[code + 1] ? 2 : 0;
        return code + (x > THRESHOLDS[code] ? 1 : 0);
    }

    /** The weight of a number. */
    static float weight(byte[] packed, float[] scales, int at) {
        int pair = packed[at / 2];
        return VALUES[at % 2 == 0 ? pair >> 4 & 15 : pair & 15] * scales[at / BLOCK];
    }

    /** What each byte stands for: 256 pairs. */
    public static float[] pairs() {
        float[] pairs = new float[512];
        for (int i = 0; i < 256; i++) {
            pairs[2 * i] = VALUES[i >> 4];
            pairs[2 * i + 1] = VALUES[i & 15];
        }
        return pairs;
    }
}
