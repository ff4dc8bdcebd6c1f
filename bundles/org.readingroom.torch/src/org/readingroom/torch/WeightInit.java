package org.readingroom.torch;

/**
 * Initial weights distributed as PyTorch's defaults, from our own random numbers: they are seeded and the same on every
 * machine, but not PyTorch's own draws.
 *
 * <p>Linear and convolution layers: weights even in ±1/sqrt(fan-in), which is Kaiming's uniform rule with a = sqrt(5);
 * biases even in the same bounds. Source: {@code torch/nn/modules/conv.py} and {@code linear.py}, {@code reset_parameters}.
 */
public final class WeightInit {
    private final long seed;

    /** Weights of a seed. */
    public WeightInit(long seed) {
        this.seed = seed;
    }

    /**
     * The weights of a layer; each name has numbers of its own, so that the order of calls does not matter.
     *
     * @param shape (out, in, kernel...) of a linear or convolution layer, (in, out, kernel...) of a transposed convolution;
     *     the fan-in is the product of all but the first, in both cases as in PyTorch
     */
    public float[] weight(String name, long... shape) {
        return uniform(name, bound(shape), size(shape));
    }

    /** The biases of a layer whose weights have the shape given, {@code length} of them. */
    public float[] bias(String name, int length, long... weightShape) {
        return uniform(name, bound(weightShape), length);
    }

    /** Even in ±bound. */
    public float[] uniform(String name, double bound, int length) {
        CounterRandom random = CounterRandom.of(seed, name);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return values;
    }

    /** Normal with mean 0. */
    public float[] normal(String name, double deviation, int length) {
        CounterRandom random = CounterRandom.of(seed, name);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextNormal() * deviation);
        }
        return values;
    }

    /** 1 / sqrt(fan-in). */
    public static double bound(long... weightShape) {
        long fanIn = 1;
        for (int i = 1; i < weightShape.length; i++) {
            fanIn = Math.multiplyExact(fanIn, weightShape[i]);
        }
        if (weightShape.length < 2 || fanIn < 1) {
            throw new IllegalArgumentException("a layer's weights have two or more extents of at least 1");
        }
        return 1 / Math.sqrt(fanIn);
    }

    private static int size(long... shape) {
        long size = 1;
        for (long extent : shape) {
            size = Math.multiplyExact(size, extent);
        }
        return Math.toIntExact(size);
    }
}
