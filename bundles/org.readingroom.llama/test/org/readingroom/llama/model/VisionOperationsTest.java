package org.readingroom.llama.model;

import static org.readingroom.llama.model.Plain.columns;
import static org.readingroom.llama.model.Plain.formula;
import static org.readingroom.llama.model.Plain.linear;
import static org.readingroom.llama.model.Plain.tensor;
import static org.readingroom.llama.model.TextOperationsTest.same;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchScript;

/** Each operation of vision.torchscript against the same written out: two tiles of four patches, padded to eight tokens. */
class VisionOperationsTest {
    private static final double EPS = 1e-5;
    private static final int WIDTH = 6;
    private static final int TILES = 2;
    private static final int SIDE = 4;
    private static final int PATCHES = 5;
    private static final int PADDED = 8;
    private static final NDList NONE = new NDList();

    private static void with(BiConsumer<TorchScript, TensorScope> test) {
        TinyModel.RUNTIME.run(() -> {
            try (TensorScope scope = TinyModel.RUNTIME.scope();
                    TorchScript script = LlamaModel.functions(TinyModel.RUNTIME, "vision.torchscript")) {
                test.accept(script, scope);
            }
        });
    }

    @Test
    void pixelsBecomeTokens() {
        double[] pixels = formula(TILES * 3 * SIDE * SIDE, 0);
        double[] patch = formula(WIDTH * 3 * 4, 1);
        double[] first = formula(WIDTH, 2);
        double[] tile = formula(TILES * WIDTH, 3);
        double[] position = formula(PATCHES * WIDTH, 4);
        double[] tilePosition = formula(TILES * PATCHES * WIDTH, 5);
        double[] norm = formula(WIDTH, 6);
        double[] bias = formula(WIDTH, 7);
        double[] expected = new double[TILES * PADDED * WIDTH];
        for (int t = 0; t < TILES; t++) {
            double[] rows = new double[PATCHES * WIDTH];
            for (int n = 0; n < PATCHES; n++) {
                for (int d = 0; d < WIDTH; d++) {
                    double value = n == 0
                            ? first[d]
                            : patch(pixels, patch, t, n - 1, d) + Math.tanh(0.5) * tile[t * WIDTH + d];
                    rows[n * WIDTH + d] = value
                            + (1 - Math.tanh(-0.3)) * position[n * WIDTH + d]
                            + Math.tanh(-0.3) * tilePosition[(t * PATCHES + n) * WIDTH + d];
                }
            }
            double[] normed = Plain.layerNorm(rows, norm, bias, EPS);
            System.arraycopy(normed, 0, expected, t * PADDED * WIDTH, normed.length);
        }
        with((script, scope) -> {
            NDList w = new NDList(
                    tensor(scope, patch, WIDTH, 3, 2, 2),
                    tensor(scope, first, WIDTH),
                    tensor(scope, tile, TILES * WIDTH),
                    scope.of(new float[] {0.5f}, 1),
                    tensor(scope, position, PATCHES, WIDTH),
                    scope.of(new float[] {-0.3f}, 1),
                    tensor(scope, tilePosition, TILES * PATCHES * WIDTH),
                    tensor(scope, norm, WIDTH),
                    tensor(scope, bias, WIDTH));
            NDArray in = tensor(scope, pixels, TILES, 3, SIDE, SIDE);
            long[] backwards = new long[TILES * PADDED];
            double[] turned = new double[expected.length];
            for (int i = 0; i < backwards.length; i++) {
                backwards[i] = backwards.length - 1 - i;
                System.arraycopy(expected, (int) backwards[i] * WIDTH, turned, i * WIDTH, WIDTH);
            }
            same(turned, script.call(scope, "embed", in, w, scope.of(backwards, backwards.length), PADDED, EPS));
        });
    }

    /** One component of a patch of 2 x 2 pixels. */
    private static double patch(double[] pixels, double[] w, int tile, int number, int d) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < 4; i++) {
                int y = number / 2 * 2 + i / 2;
                int x = number % 2 * 2 + i % 2;
                sum += w[(d * 3 + c) * 4 + i] * pixels[((tile * 3 + c) * SIDE + y) * SIDE + x];
            }
        }
        return sum;
    }

    /** Five tokens, three of them there; those that are not look at those that are only. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLayer(boolean gated) {
        int tokens = 5;
        int real = 3;
        int inner = 7;
        double[] x = formula(tokens * WIDTH, 0);
        double[][] w = {
            formula(WIDTH, 1),
            formula(WIDTH, 2),
            formula(3 * WIDTH * WIDTH, 3),
            formula(WIDTH * WIDTH, 4),
            formula(WIDTH, 5),
            formula(WIDTH, 6),
            formula(inner * WIDTH, 7),
            formula(inner, 8),
            formula(WIDTH * inner, 9),
            formula(WIDTH, 10)
        };
        double[] all = linear(Plain.layerNorm(x, w[0], w[1], EPS), w[2], WIDTH);
        double[] a = new double[x.length];
        int d = WIDTH / 2;
        for (int h = 0; h < 2; h++) {
            double[] one = Plain.attend(
                    columns(all, 3 * WIDTH, h * d, d),
                    columns(all, 3 * WIDTH, WIDTH + h * d, d),
                    columns(all, 3 * WIDTH, 2 * WIDTH + h * d, d),
                    d,
                    (s, l) -> s < real || l < real);
            Plain.put(one, a, WIDTH, h * d, d);
        }
        double[] y = Plain.add(x, linear(a, w[3], WIDTH), gated ? Math.tanh(0.6) : 1);
        double[] wide = Plain.add(linear(Plain.layerNorm(y, w[4], w[5], EPS), w[6], WIDTH), w[7], 1);
        for (int i = 0; i < wide.length; i++) {
            wide[i] *= 0.5 * (1 + erf(wide[i] / Math.sqrt(2)));
        }
        double[] m = Plain.add(linear(wide, w[8], inner), w[9], 1);
        double[] expected = Plain.add(y, m, gated ? Math.tanh(-0.2) : 1);
        with((script, scope) -> {
            NDList list = new NDList();
            int[] columns = {0, 0, WIDTH, WIDTH, 0, 0, WIDTH, 0, inner, 0};
            for (int i = 0; i < w.length; i++) {
                list.add(
                        columns[i] == 0
                                ? tensor(scope, w[i], w[i].length)
                                : tensor(scope, w[i], w[i].length / columns[i], columns[i]));
            }
            if (gated) {
                list.add(scope.of(new float[] {0.6f}, 1));
                list.add(scope.of(new float[] {-0.2f}, 1));
            }
            NDArray in = tensor(scope, x, 1, tokens, WIDTH);
            same(expected, script.call(scope, "layer", in, list, NONE, NONE, real, 2, EPS));
        });
    }

    /** The error function by its series: {@code 2/sqrt(pi) sum (-1)^n x^(2n+1) / (n! (2n+1))}. */
    private static double erf(double x) {
        double sum = 0;
        double term = x;
        for (int n = 0; n < 60; n++) {
            sum += term / (2 * n + 1);
            term *= -x * x / (n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    @Test
    void betweenTheTransformers() {
        double[] x = formula(TILES * 3 * WIDTH, 0);
        double[] norm = formula(WIDTH, 1);
        double[] bias = formula(WIDTH, 2);
        double[] rows = formula(TILES * WIDTH, 3);
        long[] tile = {1, 0, 0, 1, 1, 0};
        double[] expected = Plain.layerNorm(x, norm, bias, EPS);
        for (int i = 0; i < expected.length; i++) {
            expected[i] += Math.tanh(0.9) * rows[(int) tile[i / WIDTH] * WIDTH + i % WIDTH];
        }
        with((script, scope) -> {
            NDList w = new NDList(
                    tensor(scope, norm, WIDTH),
                    tensor(scope, bias, WIDTH),
                    tensor(scope, rows, TILES * WIDTH),
                    scope.of(new float[] {0.9f}, 1));
            NDArray in = tensor(scope, x, 1, TILES * 3, WIDTH);
            same(expected, script.call(scope, "between", in, w, scope.of(tile, tile.length), TILES, EPS));
        });
    }

    /** The captured states are woven together: component d of the capture i is channel WIDTH + 2 d + i. */
    @Test
    void statesAreJoinedAndProjected() {
        double[] last = formula(4 * WIDTH, 0);
        double[][] captured = {formula(4 * WIDTH, 1), formula(4 * WIDTH, 2)};
        long[] back = {2, 0};
        double[] expected = new double[2 * 3 * WIDTH];
        for (int n = 0; n < 2; n++) {
            for (int d = 0; d < WIDTH; d++) {
                int from = (int) back[n] * WIDTH + d;
                expected[n * 3 * WIDTH + d] = last[from];
                for (int i = 0; i < 2; i++) {
                    expected[n * 3 * WIDTH + WIDTH + 2 * d + i] = captured[i][from];
                }
            }
        }
        double[] weight = formula(4 * 3 * WIDTH, 3);
        double[] bias = formula(4, 4);
        with((script, scope) -> {
            NDList states =
                    new NDList(tensor(scope, captured[0], 1, 4, WIDTH), tensor(scope, captured[1], 1, 4, WIDTH));
            NDArray joined =
                    script.call(scope, "join", tensor(scope, last, 1, 4, WIDTH), states, scope.of(back, 2), TILES);
            same(expected, joined);
            NDArray projected =
                    script.call(scope, "project", joined, tensor(scope, weight, 4, 3 * WIDTH), tensor(scope, bias, 4));
            same(Plain.add(linear(expected, weight, 3 * WIDTH), bias, 1), projected);
        });
    }
}
