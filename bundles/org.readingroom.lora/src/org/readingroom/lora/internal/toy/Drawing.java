package org.readingroom.lora.internal.toy;

import org.readingroom.api.data.Mask;
import org.readingroom.api.data.SliceFrame;
import org.readingroom.api.prompt.PromptImage;
import org.readingroom.torch.CounterRandom;

/**
 * A drawing to learn from: on an uneven, noisy ground with a large pale disc, one bright shape, round or angular. Nothing in it
 * is taken from scans, nor from what makes synthetic ones.
 *
 * @param image 128 x 128, grey
 * @param mask the shape's pixels, rank 2
 * @param angular whether the shape has corners
 */
record Drawing(PromptImage image, Mask mask, boolean angular) {
    static final int SIZE = 128;
    static final SliceFrame FRAME = new SliceFrame(SIZE, SIZE, 1, 1);
    private static final int WAVES = 4;

    /** Draws, the same for the same numbers. */
    static Drawing of(CounterRandom random) {
        double[] pixels = new double[SIZE * SIZE];
        ground(pixels, random);
        disc(pixels, random);
        boolean angular = random.nextInt(2) == 1;
        Shape shape = angular ? polygon(random) : ellipse(random);
        double rise = between(random, 70, 140);
        double noise = between(random, 2, 8);
        boolean[] bits = new boolean[pixels.length];
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bits[i] = shape.holds(i / SIZE, i % SIZE);
            double level = pixels[i] + (bits[i] ? rise : 0) + noise * random.nextNormal();
            bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(level)));
        }
        Mask mask = new Mask(new int[] {SIZE, SIZE}, new double[] {1, 1}, bits);
        return new Drawing(new PromptImage(FRAME, 1, bytes), mask, angular);
    }

    private interface Shape {
        boolean holds(double row, double column);
    }

    private static void ground(double[] pixels, CounterRandom random) {
        double level = between(random, 5, 40);
        for (int wave = 0; wave < WAVES; wave++) {
            double down = between(random, -0.08, 0.08);
            double across = between(random, -0.08, 0.08);
            double phase = between(random, 0, 2 * Math.PI);
            double height = between(random, 1, 6);
            for (int i = 0; i < pixels.length; i++) {
                double angle = down * (i / SIZE) + across * (i % SIZE) + phase;
                pixels[i] += level / WAVES + height * Math.sin(angle);
            }
        }
    }

    private static void disc(double[] pixels, CounterRandom random) {
        Shape disc = round(between(random, 56, 72), between(random, 56, 72), between(random, 40, 58), random);
        double rise = between(random, 0, 60);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] += disc.holds(i / SIZE, i % SIZE) ? rise : 0;
        }
    }

    private static Shape ellipse(CounterRandom random) {
        return round(between(random, 24, 104), between(random, 24, 104), between(random, 8, 26), random);
    }

    private static Shape round(double row, double column, double radius, CounterRandom random) {
        double other = radius * between(random, 0.7, 1);
        double turn = between(random, 0, Math.PI);
        return (r, c) -> {
            double along = (r - row) * Math.cos(turn) + (c - column) * Math.sin(turn);
            double across = (c - column) * Math.cos(turn) - (r - row) * Math.sin(turn);
            return along * along / (radius * radius) + across * across / (other * other) <= 1;
        };
    }

    /** A triangle or a square, slightly uneven. */
    private static Shape polygon(CounterRandom random) {
        double row = between(random, 24, 104);
        double column = between(random, 24, 104);
        double radius = between(random, 10, 28);
        int corners = 3 + random.nextInt(2);
        double turn = between(random, 0, 2 * Math.PI);
        double[] rows = new double[corners];
        double[] columns = new double[corners];
        for (int k = 0; k < corners; k++) {
            double angle = turn + 2 * Math.PI * (k + between(random, -0.06, 0.06)) / corners;
            rows[k] = row + radius * Math.sin(angle);
            columns[k] = column + radius * Math.cos(angle);
        }
        return (r, c) -> inside(r, c, rows, columns);
    }

    /** Whether a point lies on the inner side of every edge of a convex polygon. */
    private static boolean inside(double r, double c, double[] rows, double[] columns) {
        for (int k = 0; k < rows.length; k++) {
            int next = (k + 1) % rows.length;
            double cross = (columns[next] - columns[k]) * (r - rows[k]) - (rows[next] - rows[k]) * (c - columns[k]);
            if (cross < 0) {
                return false;
            }
        }
        return true;
    }

    private static double between(CounterRandom random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
