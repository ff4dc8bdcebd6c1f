package org.readingroom.llama.quant;

/**
 * Scales of blocks, themselves quantised: their mean is taken off, and each in blocks of 256 becomes an 8-bit number times the
 * block's largest magnitude.
 *
 * @param codes of each scale
 * @param largest of each block of 256
 * @param offset the mean
 */
public record NestedScales(byte[] codes, float[] largest, float offset) {
    /** Scales that share a largest magnitude. */
    public static final int BLOCK = 256;

    private static final int LANES = 8;

    /** Quantises scales. */
    public static NestedScales of(float[] scales) {
        float offset = sum(scales, 0, scales.length) / scales.length;
        byte[] codes = new byte[scales.length];
        float[] largest = new float[(scales.length + BLOCK - 1) / BLOCK];
        for (int i = 0; i < scales.length; i++) {
            largest[i / BLOCK] = Math.max(largest[i / BLOCK], Math.abs(scales[i] - offset));
        }
        for (int i = 0; i < scales.length; i++) {
            float inverse = 1 / largest[i / BLOCK];
            codes[i] = (byte) DynamicMap.code((scales[i] - offset) * inverse);
        }
        return new NestedScales(codes, largest, offset);
    }

    /** In single precision: halves of halves, down to 128 numbers in eight lanes. */
    private static float sum(float[] x, int from, int count) {
        if (count > 128) {
            int half = count / 2 / LANES * LANES;
            return sum(x, from, half) + sum(x, from + half, count - half);
        }
        float[] lanes = new float[LANES];
        int whole = count / LANES * LANES;
        for (int i = 0; i < whole; i++) {
            lanes[i % LANES] += x[from + i];
        }
        float sum = lanes[0] + lanes[1] + (lanes[2] + lanes[3]) + (lanes[4] + lanes[5] + (lanes[6] + lanes[7]));
        for (int i = whole; i < count; i++) {
            sum += x[from + i];
        }
        return sum;
    }

    /** The scales that these stand for. */
    public float[] restored() {
        float[] scales = new float[codes.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = DynamicMap.value(codes[i] & 0xff) * largest[i / BLOCK] + offset;
        }
        return scales;
    }
}
