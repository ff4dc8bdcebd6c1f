package org.readingroom.llama.image;

/**
 * Resizing of 8-bit images, bit by bit as Pillow does it: across first, then down, each pass rounded to 8 bits, weights in
 * fixed point of 22 bits, the kernel widened where the image shrinks. Source: Pillow's {@code Resample.c}, described in our
 * own words.
 */
public final class PillowResize {
    private static final int BITS = 22;

    /** The kernel. */
    public enum Kernel {
        /** A triangle; what the vision model's processor uses. */
        BILINEAR(1) {
            @Override
            double at(double t) {
                return Math.max(0, 1 - Math.abs(t));
            }
        },
        /** A sinc windowed by a sinc three times as wide. */
        LANCZOS(3) {
            @Override
            double at(double t) {
                return Math.abs(t) < 3 ? sinc(t) * sinc(t / 3) : 0;
            }
        };

        private final double support;

        Kernel(double support) {
            this.support = support;
        }

        abstract double at(double t);

        private static double sinc(double t) {
            return t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
        }
    }

    /**
     * The weights of one axis.
     *
     * @param from the first source index of each result
     * @param weights in fixed point, of each result
     */
    private record Axis(int[] from, int[][] weights) {
        static Axis of(int in, int out, Kernel kernel) {
            int[] from = new int[out];
            int[][] weights = new int[out][];
            double scale = (double) in / out;
            double wide = Math.max(scale, 1);
            double support = kernel.support * wide;
            for (int x = 0; x < out; x++) {
                double centre = (x + 0.5) * scale;
                int low = Math.max(0, (int) (centre - support + 0.5));
                int high = Math.min(in, (int) (centre + support + 0.5));
                from[x] = low;
                weights[x] = fixed(low, high, centre, wide, kernel);
            }
            return new Axis(from, weights);
        }

        private static int[] fixed(int low, int high, double centre, double wide, Kernel kernel) {
            double[] exact = new double[high - low];
            double sum = 0;
            for (int j = 0; j < exact.length; j++) {
                // Pillow multiplies by the reciprocal; dividing would differ in the last bit.
                exact[j] = kernel.at((j + low - centre + 0.5) * (1.0 / wide));
                sum += exact[j];
            }
            int[] fixed = new int[exact.length];
            for (int j = 0; j < fixed.length; j++) {
                double k = sum != 0 ? exact[j] / sum : exact[j];
                fixed[j] = (int) (k * (1 << BITS) + (k < 0 ? -0.5 : 0.5));
            }
            return fixed;
        }
    }

    private PillowResize() {}

    /**
     * Resizes an image.
     *
     * @param pixels row by row, channels interleaved, unsigned
     * @return pixels in the same order
     */
    public static byte[] resize(
            byte[] pixels, int rows, int columns, int channels, int toRows, int toColumns, Kernel kernel) {
        byte[] across = columns == toColumns ? pixels : pass(pixels, rows, columns, toColumns, channels, kernel);
        return rows == toRows ? across : down(across, rows, toColumns, channels, toRows, kernel);
    }

    private static byte[] pass(byte[] in, int rows, int columns, int to, int channels, Kernel kernel) {
        Axis axis = Axis.of(columns, to, kernel);
        byte[] out = new byte[rows * to * channels];
        for (int r = 0; r < rows; r++) {
            for (int x = 0; x < to; x++) {
                int[] weights = axis.weights[x];
                int start = (r * columns + axis.from[x]) * channels;
                for (int c = 0; c < channels; c++) {
                    out[(r * to + x) * channels + c] = sum(in, start + c, channels, weights);
                }
            }
        }
        return out;
    }

    private static byte[] down(byte[] in, int rows, int columns, int channels, int to, Kernel kernel) {
        Axis axis = Axis.of(rows, to, kernel);
        int line = columns * channels;
        byte[] out = new byte[to * line];
        for (int y = 0; y < to; y++) {
            int[] weights = axis.weights[y];
            int start = axis.from[y] * line;
            for (int x = 0; x < line; x++) {
                out[y * line + x] = sum(in, start + x, line, weights);
            }
        }
        return out;
    }

    private static byte sum(byte[] in, int start, int stride, int[] weights) {
        int sum = 1 << (BITS - 1);
        for (int j = 0, at = start; j < weights.length; j++, at += stride) {
            sum += (in[at] & 0xff) * weights[j];
        }
        return (byte) Math.clamp(sum >> BITS, 0, 255);
    }
}
