package org.readingroom.llama.quant;

/**
 * A weight in NF4.
 *
 * @param packed two weights to a byte
 * @param scales of each block of 64, as they are multiplied with
 */
public record Nf4Tensor(byte[] packed, float[] scales) {
    /** Some weights. */
    public float[] weights(int first, int count) {
        float[] weights = new float[count];
        weights(first, count, weights);
        return weights;
    }

    /** Some weights, into the beginning of an array. */
    public void weights(int first, int count, float[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = Nf4.weight(packed, scales, first + i);
        }
    }

    /** Quantises a weight that comes in parts, in order; each but the last is a whole number of blocks. */
    public static final class Builder {
        private final byte[] packed;
        private final float[] scales;
        private int next;

        /** @param size how many weights */
        public Builder(int size) {
            packed = new byte[(size + 1) / 2];
            scales = new float[Nf4.blocks(size)];
        }

        /** The next part. */
        public Builder add(float[] weights) {
            return add(weights, weights.length);
        }

        /** The next part: the first weights of an array. */
        public Builder add(float[] weights, int count) {
            Nf4.quantise(weights, count, packed, scales, next);
            next += count;
            return this;
        }

        /** With the scales as they are. */
        public Nf4Tensor plain() {
            return new Nf4Tensor(packed, scales);
        }

        /** The scales, quantised. */
        public NestedScales nested() {
            return NestedScales.of(scales);
        }

        /** With the scales quantised and restored: what a model in NF4 computes with. */
        public Nf4Tensor doubly() {
            return new Nf4Tensor(packed, nested().restored());
        }
    }
}
