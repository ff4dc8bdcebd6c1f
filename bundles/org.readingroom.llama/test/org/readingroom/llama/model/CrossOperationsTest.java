package org.readingroom.llama.model;

import static org.readingroom.llama.model.Plain.columns;
import static org.readingroom.llama.model.Plain.formula;
import static org.readingroom.llama.model.Plain.linear;
import static org.readingroom.llama.model.Plain.tensor;
import static org.readingroom.llama.model.TextOperationsTest.same;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readingroom.torch.TensorScope;
import org.readingroom.torch.TorchScript;

/** The cross layers' operations against the same written out. */
class CrossOperationsTest {
    private static final double EPS = 1e-5;
    private static final int SINGLE = 6;
    private static final int WIDTH = 8;
    private static final int D = 6;
    private static final NDList NONE = new NDList();

    private final double[] states = formula(4 * WIDTH, 0);
    private final double[] k = formula(D * WIDTH, 1);
    private final double[] v = formula(D * WIDTH, 2);
    private final double[] keyNorm = formula(D, 3);

    /** Two heads on one key head; the second of three tokens looks at no image: its MLP is left out, or its attention too. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrossLayer(boolean both) {
        int inner = 10;
        double[] x = formula(3 * WIDTH, 4);
        double[][] w = {
            formula(WIDTH, 5),
            formula(2 * D * WIDTH, 6),
            formula(WIDTH * 2 * D, 7),
            formula(D, 8),
            {0.4},
            formula(WIDTH, 9),
            formula(2 * inner * WIDTH, 10),
            formula(WIDTH * inner, 11),
            {-0.7}
        };
        double[] keys = Plain.rms(linear(states, k, WIDTH), keyNorm, EPS);
        double[] values = linear(states, v, WIDTH);
        double[] q = Plain.rms(linear(Plain.rms(x, w[0], EPS), w[1], WIDTH), w[3], EPS);
        double[] a = new double[q.length];
        for (int h = 0; h < 2; h++) {
            Plain.put(Plain.attend(columns(q, 2 * D, h * D, D), keys, values, D, (s, l) -> true), a, 2 * D, h * D, D);
        }
        double[] o = linear(a, w[2], 2 * D);
        double[] y = Plain.add(x, both ? unseen(o) : o, Math.tanh(0.4));
        double[] wide = linear(Plain.rms(y, w[5], EPS), w[6], WIDTH);
        double[] m = linear(
                Plain.silu(columns(wide, 2 * inner, 0, inner), columns(wide, 2 * inner, inner, inner)), w[7], inner);
        double[] expected = Plain.add(y, unseen(m), Math.tanh(-0.7));

        TinyModel.RUNTIME.run(() -> {
            try (TensorScope scope = TinyModel.RUNTIME.scope();
                    TorchScript script = LlamaModel.functions(TinyModel.RUNTIME, "text.torchscript")) {
                NDList made = script.callAll(
                        scope,
                        "cross_keys",
                        tensor(scope, states, 1, 4, WIDTH),
                        new NDList(tensor(scope, k, D, WIDTH), tensor(scope, v, D, WIDTH), tensor(scope, keyNorm, D)),
                        NONE,
                        NONE,
                        1,
                        EPS,
                        SINGLE);
                same(keys, made.get(0));
                same(values, made.get(1));
                same(expected, layer(script, scope, x, w, made, both));
            }
        });
    }

    private static NDArray layer(
            TorchScript script, TensorScope scope, double[] x, double[][] w, NDList made, boolean both) {
        NDList weights = new NDList();
        for (double[] one : w) {
            int in = one == w[2] ? 2 * D : one == w[7] ? one.length / WIDTH : WIDTH;
            boolean matrix = one == w[1] || one == w[2] || one == w[6] || one == w[7];
            weights.add(matrix ? tensor(scope, one, one.length / in, in) : tensor(scope, one, one.length));
        }
        NDArray seen = scope.of(new float[] {1, 0, 1}, 1, 3, 1);
        NDArray in = tensor(scope, x, 1, 3, WIDTH);
        return script.call(
                scope,
                "cross_layer",
                in,
                weights,
                NONE,
                NONE,
                made.get(0),
                made.get(1),
                NONE,
                seen,
                both,
                2,
                EPS,
                SINGLE);
    }

    private static double[] unseen(double[] rows) {
        double[] y = rows.clone();
        java.util.Arrays.fill(y, WIDTH, 2 * WIDTH, 0);
        return y;
    }
}
