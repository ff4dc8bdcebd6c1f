package org.readingroom.llama.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.readingroom.llama.model.Plain.columns;
import static org.readingroom.llama.model.Plain.formula;
import static org.readingroom.llama.model.Plain.linear;
import static org.readingroom.llama.model.Plain.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchScript;

/** Each operation of text.torchscript and linear.torchscript against the same written out. */
class TextOperationsTest {
    private static final double EPS = 1e-5;
    private static final int SINGLE = 6;
    private static final int WIDTH = 8;
    private static final int HEADS = 4;
    private static final int KEYS = 2;
    private static final int D = 6;
    private static final double[] FREQUENCIES = {1, 0.3, 0.05};
    private static final NDList NONE = new NDList();

    private static void with(BiConsumer<TorchScript, TensorScope> test) {
        TinyModel.RUNTIME.run(() -> {
            try (TensorScope scope = TinyModel.RUNTIME.scope();
                    TorchScript script = LlamaModel.functions(TinyModel.RUNTIME, "text.torchscript")) {
                test.accept(script, scope);
            }
        });
    }

    static void same(double[] expected, NDArray ours) {
        float[] values = ours.toFloatArray();
        assertEquals(expected.length, values.length);
        for (int i = 0; i < values.length; i++) {
            assertEquals(expected[i], values[i], 2e-5 * Math.max(1, Math.abs(expected[i])), "value " + i);
        }
    }

    @Test
    void rms() {
        with((script, scope) -> same(
                Plain.rms(formula(24, 0), formula(8, 1), EPS),
                script.call(
                        scope,
                        "rms",
                        tensor(scope, formula(24, 0), 1, 3, 8),
                        tensor(scope, formula(8, 1), 8),
                        EPS,
                        SINGLE)));
    }

    /** The head's columns of some tokens. */
    private static double[] head(double[] rows, int width, int head) {
        return columns(rows, width, head * D, D);
    }

    /** Queries (S, HEADS * D) and keys, values (L, KEYS * D), head by head. */
    private static double[] attend(double[] q, double[] k, double[] v, Plain.Looks looks) {
        double[] y = new double[q.length];
        for (int h = 0; h < HEADS; h++) {
            int g = h / (HEADS / KEYS);
            double[] one = Plain.attend(head(q, HEADS * D, h), head(k, KEYS * D, g), head(v, KEYS * D, g), D, looks);
            Plain.put(one, y, HEADS * D, h * D, D);
        }
        return y;
    }

    /** (1, heads, tokens, D) of rows (tokens, heads * D). */
    private static NDArray byHead(TensorScope scope, double[] rows, int heads) {
        int tokens = rows.length / heads / D;
        double[] all = new double[rows.length];
        for (int h = 0; h < heads; h++) {
            System.arraycopy(head(rows, heads * D, h), 0, all, h * tokens * D, tokens * D);
        }
        return tensor(scope, all, 1, heads, tokens, D);
    }

    @Test
    void attention() {
        double[] q = formula(5 * HEADS * D, 0);
        double[] k = formula(5 * KEYS * D, 1);
        double[] v = formula(5 * KEYS * D, 2);
        with((script, scope) -> {
            NDArray[] all = {byHead(scope, q, HEADS), byHead(scope, k, KEYS), byHead(scope, v, KEYS)};
            same(attend(q, k, v, (s, l) -> true), script.call(scope, "attend", all[0], all[1], all[2], NONE, false));
            same(attend(q, k, v, (s, l) -> l <= s), script.call(scope, "attend", all[0], all[1], all[2], NONE, true));
            double[] open = new double[25];
            for (int i = 0; i < 25; i++) {
                open[i] = i / 5 == i % 5 || i % 3 == 0 ? 1 : 0;
            }
            NDArray mask = script.call(scope, "additive", tensor(scope, open, 1, 1, 5, 5), -1e30);
            same(
                    attend(q, k, v, (s, l) -> open[s * 5 + l] == 1),
                    script.call(scope, "attend", all[0], all[1], all[2], new NDList(mask), false));
        });
    }

    private static double[] mlp(double[] x, double[] both, double[] back, int inner) {
        double[] wide = linear(x, both, WIDTH);
        return linear(
                Plain.silu(columns(wide, 2 * inner, 0, inner), columns(wide, 2 * inner, inner, inner)), back, inner);
    }

    @Test
    void lowRankChangesAreAdded() {
        double[] x = formula(24, 0);
        double[] w = formula(80, 1);
        double[] a = formula(16, 2);
        double[] b = formula(20, 3);
        with((script, scope) -> {
            NDList lora = new NDList(tensor(scope, a, 2, WIDTH), tensor(scope, b, 10, 2));
            double[] plain = Plain.add(linear(x, w, WIDTH), linear(linear(x, a, WIDTH), b, 2), 1);
            NDArray in = tensor(scope, x, 1, 3, WIDTH);
            NDList weight = new NDList(tensor(scope, w, 10, WIDTH));
            same(plain, script.call(scope, "linear", in, weight, 0, NONE, lora));
            NDList none = new NDList(scope.zeros(0), scope.zeros(0));
            same(linear(x, w, WIDTH), script.call(scope, "linear", in, weight, 0, NONE, none));
            double[] bias = formula(10, 4);
            weight.add(tensor(scope, bias, 10));
            same(Plain.add(plain, bias, 1), script.call(scope, "linear_bias", in, weight, 0, NONE, lora));
        });
    }

    /** Two tokens after one that is in the cache. */
    @Test
    void aSelfLayerAndItsCache() {
        int inner = 10;
        double[] x = formula(2 * WIDTH, 0);
        double[] norm = formula(WIDTH, 1);
        double[] qkv = formula((HEADS + 2 * KEYS) * D * WIDTH, 2);
        double[] o = formula(WIDTH * HEADS * D, 3);
        double[] second = formula(WIDTH, 4);
        double[] both = formula(2 * inner * WIDTH, 5);
        double[] down = formula(WIDTH * inner, 6);
        double[] oldKey = formula(KEYS * D, 7);
        double[] oldValue = formula(KEYS * D, 8);
        int[] positions = {1, 2};

        int wide = (HEADS + 2 * KEYS) * D;
        double[] all = linear(Plain.rms(x, norm, EPS), qkv, WIDTH);
        double[] q = new double[2 * HEADS * D];
        double[] k = java.util.Arrays.copyOf(oldKey, 3 * KEYS * D);
        double[] v = java.util.Arrays.copyOf(oldValue, 3 * KEYS * D);
        double[] newKeys = new double[2 * KEYS * D];
        for (int h = 0; h < HEADS; h++) {
            Plain.put(Plain.rotate(head(all, wide, h), D, positions, FREQUENCIES), q, HEADS * D, h * D, D);
        }
        for (int h = 0; h < KEYS; h++) {
            double[] key = Plain.rotate(head(all, wide, HEADS + h), D, positions, FREQUENCIES);
            Plain.put(key, newKeys, KEYS * D, h * D, D);
        }
        System.arraycopy(newKeys, 0, k, KEYS * D, newKeys.length);
        System.arraycopy(columns(all, wide, (HEADS + KEYS) * D, KEYS * D), 0, v, KEYS * D, newKeys.length);
        double[] a = linear(attend(q, k, v, (s, l) -> l <= s + 1), o, HEADS * D);
        double[] y = Plain.add(x, a, 1);
        double[] expected = Plain.add(y, mlp(Plain.rms(y, second, EPS), both, down, inner), 1);

        with((script, scope) -> {
            NDList w = new NDList(
                    tensor(scope, norm, WIDTH),
                    tensor(scope, qkv, wide, WIDTH),
                    tensor(scope, o, WIDTH, HEADS * D),
                    tensor(scope, second, WIDTH),
                    tensor(scope, both, 2 * inner, WIDTH),
                    tensor(scope, down, WIDTH, inner));
            NDArray keys = cache(scope, script, oldKey);
            NDArray values = cache(scope, script, oldValue);
            NDArray open = tensor(scope, new double[] {1, 1, 0, 1, 1, 1}, 1, 1, 2, 3);
            NDList mask = new NDList(script.call(scope, "additive", open, -1e30));
            same(
                    expected,
                    script.call(
                            scope,
                            "self_layer",
                            tensor(scope, x, 1, 2, WIDTH),
                            w,
                            NONE,
                            NONE,
                            angles(scope, positions, true),
                            angles(scope, positions, false),
                            keys,
                            values,
                            1,
                            mask,
                            false,
                            HEADS,
                            EPS,
                            SINGLE));
            same(k, script.call(scope, "tokens", keys.transpose(0, 2, 1, 3).reshape(1, 5, KEYS * D), 0, 3));
        });
    }

    /** Room for five tokens, the first of which is there. */
    private static NDArray cache(TensorScope scope, TorchScript script, double[] first) {
        return byHead(scope, java.util.Arrays.copyOf(first, 5 * KEYS * D), KEYS);
    }

    private static NDArray angles(TensorScope scope, int[] positions, boolean cosine) {
        double[] all = new double[positions.length * D];
        for (int i = 0; i < all.length; i++) {
            double angle = positions[i / D] * FREQUENCIES[i % D % FREQUENCIES.length];
            all[i] = cosine ? Math.cos(angle) : Math.sin(angle);
        }
        return tensor(scope, all, 1, 1, positions.length, D);
    }

    /** Few rows are multiplied in parts, many in one; rows that eight does not divide are never parted. */
    @Test
    void productsOfFewRowsAreThoseOfMany() {
        with((script, scope) -> {
            for (int out : new int[] {16, 17}) {
                double[] w = formula(out * WIDTH, 1);
                NDArray weight = tensor(scope, w, out, WIDTH);
                for (int rows : new int[] {1, 3, 32, 33}) {
                    double[] x = formula(2 * rows * WIDTH, 2);
                    NDArray y = script.call(scope, "product", tensor(scope, x, 2, rows, WIDTH), weight);
                    assertEquals(new Shape(2, rows, out), y.getShape());
                    same(linear(x, w, WIDTH), y);
                }
                NDArray wide = scope.of(formula(WIDTH, 3), 1, WIDTH);
                NDArray y = script.call(scope, "product", wide, weight.toType(DataType.FLOAT64, true));
                assertArrayEquals(linear(formula(WIDTH, 3), w, WIDTH), y.toDoubleArray(), 1e-6);
            }
        });
    }

    @Test
    void headEmbeddingAndMasksByPatch() {
        double[] x = formula(2 * WIDTH, 0);
        double[] norm = formula(WIDTH, 1);
        double[] table = formula(11 * WIDTH, 2);
        with((script, scope) -> {
            NDArray w = tensor(scope, table, 11, WIDTH);
            same(
                    linear(Plain.rms(x, norm, EPS), table, WIDTH),
                    script.call(
                            scope, "head", tensor(scope, x, 1, 2, WIDTH), tensor(scope, norm, WIDTH), w, EPS, SINGLE));
            NDArray rows = script.call(scope, "embed", scope.of(new long[] {3, 9}, 1, 2), w);
            assertArrayEquals(w.get("3").toFloatArray(), rows.get("0, 0").toFloatArray());
            NDArray tiles = scope.of(new float[] {0, -5}, 1, 1, 1, 2);
            assertArrayEquals(
                    new float[] {0, 0, 0, -5, -5, -5},
                    script.call(scope, "widen", tiles, 3).toFloatArray());
            NDArray least = script.call(scope, "additive", scope.of(new float[] {1, 0}, 2), -7.0);
            assertArrayEquals(new float[] {0, -7}, least.toFloatArray(), 0f);
        });
    }
}
